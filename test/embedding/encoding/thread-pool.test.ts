import { AutoTokenizer, env, pipeline } from '@xenova/transformers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Embedder } from '../../../src/embedding/embedder.js';
import { createEmbedder } from '../../../src/embedding/encoding/thread-pool.js';
import { DEFAULT_MODEL, presetFor } from '../../../src/embedding/models/models.js';
import { fold } from '../../../src/text/fold.js';
import { embedTexts } from '../../support/embed.js';
import { temporaryFolder } from '../../support/temp.js';
import { modelName, modelsDir, whyNoModel, withRealModel } from '../real-model.js';
import { cosine } from '../vectors.js';

const TEXTS = [
  '猫喜欢在阳光下睡觉。',
  '大型语言模型用海量的文本训练，再用人类的反馈校准。',
  '今天的股市下跌了百分之三，投资者普遍感到担忧。',
  'Rain is expected in the north tomorrow.',
  '她在厨房里煮了一锅番茄牛肉汤。'.repeat(20),
] as const;

describe.skipIf(whyNoModel)(withRealModel, () => {
  let embedder: Embedder;

  const embedOne = async (text: string, kind: 'query' | 'passage' = 'passage') =>
    (await embedTexts(embedder, [text], kind))[0];

  beforeAll(async () => {
    embedder = await createEmbedder(modelName, { modelsDir });
  });
  afterAll(() => embedder.close());

  test('vectors have length 1 and as many dimensions as the model says', async () => {
    for (const vector of await embedTexts(embedder, ['', ...TEXTS], 'passage')) {
      expect(vector).toHaveLength(embedder.model.dimensions);
      expect(cosine(vector, vector)).toBeCloseTo(1, 5);
    }
  });

  test('a text has the same vector alone and in any company', async () => {
    const together = await embedTexts(embedder, TEXTS, 'passage');
    const reversed = await embedTexts(embedder, TEXTS.toReversed(), 'passage');
    expect(reversed.toReversed()).toEqual(together);
    for (const [i, text] of TEXTS.entries()) expect(await embedOne(text)).toEqual(together[i]);
  });

  /**
   * Its last layer quantises fewer numbers at once than theirs, and a long text is read in windows: as close to the
   * vectors of the model that is not quantised (`docs/notes/index.md`), but no longer the same.
   */
  test('vectors are nearly those of the plain pipeline', async () => {
    env.allowRemoteModels = false;
    env.localModelPath = modelsDir;
    const plain = await pipeline('feature-extraction', modelName, { quantized: true });
    const vectors = await embedTexts(embedder, TEXTS, 'passage');
    for (const [i, text] of TEXTS.entries()) {
      const { data } = await plain(fold(text), { pooling: 'cls', normalize: true });
      const isLong = text.length > (presetFor(modelName).windowTokens ?? Number.POSITIVE_INFINITY);
      expect(cosine(Float32Array.from(data as Float32Array), vectors[i])).toBeGreaterThan(
        isLong ? 0.9 : 0.99,
      );
    }
  });

  test.each([
    ['小猫在窗台上晒太阳', '猫喜欢在阳光下睡觉。', '今天的股市下跌了百分之三，投资者普遍感到担忧。'],
    [
      '股票价格为什么会下跌？',
      '今天的股市下跌了百分之三，投资者普遍感到担忧。',
      '她在厨房里煮了一锅番茄牛肉汤。',
    ],
    ['怎样训练语言模型？', '大型语言模型用海量的文本训练，再用人类的反馈校准。', '猫喜欢在阳光下睡觉。'],
  ])('%s is closer to %s than to %s', async (question, related, unrelated) => {
    const asked = await embedOne(question, 'query');
    expect(cosine(asked, await embedOne(related))).toBeGreaterThan(
      cosine(asked, await embedOne(unrelated)) + 0.05,
    );
  });

  test.each([
    ['GPT 和 AGI 有什么关系', 'gpt 和 agi 有什么关系'],
    ['ＡＢＣ１２３', 'abc123'],
    ['人工智慧的發展', '人工智慧的发展'],
  ])('%s is embedded as %s is', async (written, folded) => {
    expect(await embedOne(written)).toEqual(await embedOne(folded));
  });

  test('a stretch that is a whole text means what the text means, also in its second window', async () => {
    const [first, second] = [TEXTS[4].slice(0, 150), TEXTS[1].repeat(6)];
    const text = `${first}${second}`;
    const spans = [
      { start: 0, end: first.length },
      { start: first.length, end: text.length },
    ];
    const [both] = await embedder.embed([{ text, spans }], 'passage');
    const whole = (part: string) => [{ text: part, spans: [{ start: 0, end: part.length }] }];
    const alone = await embedder.embed([...whole(first), ...whole(second)], 'passage');
    for (const [i, other] of [1, 0].entries()) {
      const own = cosine(both?.spans[i] ?? new Float32Array(), alone[i]?.spans[0] ?? new Float32Array());
      expect(own).toBeGreaterThan(0.95);
      expect(own).toBeGreaterThan(
        cosine(both?.spans[i] ?? new Float32Array(), alone[other]?.spans[0] ?? new Float32Array()),
      );
    }
  });

  test('words with capitals are told apart', async () => {
    expect(cosine(await embedOne('GPT'), await embedOne('AGI'))).toBeLessThan(0.99);
  });

  test('a question is marked as one', async () => {
    expect(await embedOne('什么是人工智能', 'query')).not.toEqual(
      await embedOne('什么是人工智能', 'passage'),
    );
  });

  test('a text that is too long is cut off in the model’s tokens, with its last one kept', async () => {
    env.allowRemoteModels = false;
    env.localModelPath = modelsDir;
    const { maxTokens } = embedder.model;
    const tokenizer = await AutoTokenizer.from_pretrained(modelName);
    const fitting = '天'.repeat(maxTokens - 2);
    expect(tokenizer.encode(fitting)).toHaveLength(maxTokens);
    expect(await embedOne(`${fitting}${'地'.repeat(100)}`)).toEqual(await embedOne(fitting));
    expect(await embedOne(`${fitting.slice(1)}地`)).not.toEqual(await embedOne(fitting));
  });

  test('the fingerprint is the same each time', async () => {
    const again = await createEmbedder(modelName, { modelsDir });
    expect(again.model).toEqual(embedder.model);
    await again.close();
  });

  test('an embedder that was closed embeds nothing more', async () => {
    const other = await createEmbedder(modelName, { modelsDir });
    await other.close();
    await expect(embedTexts(other, ['a'], 'query')).rejects.toMatchObject({ code: 'cancelled' });
  });
});

test('a model that is not in place can not be loaded', async () => {
  const folder = temporaryFolder();
  await expect(createEmbedder(DEFAULT_MODEL, { modelsDir: folder })).rejects.toThrow(`${folder}`);
  await expect(createEmbedder('x/y', { modelsDir: folder })).rejects.toThrow('is not known');
  expect(presetFor(DEFAULT_MODEL).dimensions).toBe(512);
});
