import { AutoTokenizer, env, type PreTrainedTokenizer } from '@xenova/transformers';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTokenCounter } from '../../../src/embedding/encoding/token-counter.js';
import { wordPieceCounter } from '../../../src/embedding/encoding/word-pieces.js';
import { fold } from '../../../src/text/fold.js';
import { modelName, modelsDir, whyNoModel, withRealModel } from '../real-model.js';

/** Everything that a tokenizer may treat in its own way, often enough to meet. */
const character = fc.oneof(
  fc.constantFrom(...'中国的人工智能，。！？“”（）—…、《》'),
  fc.constantFrom(...'abcdefgABCDEFG0123456789 .,-+#@$%^&*()[]{}<>|~`\'"\\/_\n\t\r'),
  fc.constantFrom(
    '\u3000',
    '\u00a0',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u0000',
    '\ufffd',
    '\u00ad',
    '\ud800',
    '\udfff',
  ),
  fc.constantFrom(
    'é',
    'e\u0301',
    'Å',
    'ß',
    'İ',
    'ﬁ',
    '가',
    'か',
    'ガ',
    '豈',
    '𠮷',
    '🙂',
    '👩‍👩‍👧',
    '𐄀',
    '１',
    'Ａ',
  ),
  fc.constantFrom('hello', 'Transformer', 'DeepSeek', 'a'.repeat(101), '[CLS]', '[UNK]', '##a'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const text = fc.array(character, { maxLength: 60 }).map((characters) => characters.join(''));

describe.skipIf(whyNoModel)(withRealModel, () => {
  let count: (text: string) => number;
  let tokenizer: PreTrainedTokenizer;

  beforeAll(async () => {
    count = await createTokenCounter(modelsDir, modelName);
    env.allowRemoteModels = false;
    env.localModelPath = modelsDir;
    tokenizer = await AutoTokenizer.from_pretrained(modelName);
  });

  test('counts the tokens that the model itself makes of the folded text', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(count(value)).toBe(tokenizer.encode(fold(value)).length);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['', 2],
    ['中国', 4],
    ['GPT', 4],
    ['gpt', 4],
    ['  \n ', 2],
  ])('%j has %i tokens', (value, tokens) => {
    expect(count(value)).toBe(tokens);
  });
});

const bert = {
  normalizer: {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  model: {
    type: 'WordPiece',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 5,
    vocab: { un: 0, '##able': 1, '##a': 2, '##b': 3, cafe: 4 },
  },
};

test.each([
  ['unable', 1, 'too long a word'],
  ['unab', 3, 'un ##a ##b'],
  ['unx', 1, 'a rest that is no piece'],
  ['Café un', 2, 'case and accents'],
  ['un,un', 3, 'punctuation'],
  ['un中un', 3, 'a Han character'],
])('%s has %i pieces: %s', (value, pieces) => {
  expect(wordPieceCounter(bert)?.(value)).toBe(pieces);
});

test.each([
  {},
  null,
  { ...bert, model: { type: 'Unigram' } },
  { ...bert, pre_tokenizer: { type: 'Metaspace' } },
])('a tokenizer of another kind has no such counter (%#)', (json) => {
  expect(wordPieceCounter(json)).toBeNull();
});
