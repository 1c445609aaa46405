import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PinBoard } from '../../../src/answer/pins/pin-board.js';
import type { Embedder } from '../../../src/embedding/embedder.js';
import { createEmbedder } from '../../../src/embedding/encoding/thread-pool.js';
import type { ServingIndex } from '../../../src/index/passage-index.js';
import { modelName, modelsDir, whyNoModel, withRealModel } from '../../embedding/real-model.js';
import { indexOf } from '../../support/library-on-disk.js';
import { SAME, UNLIKE } from './pairs.js';

const WORDS = '这一段回答它。';

/** Whether what is pinned to the one question is given to the other. */
async function isTaken(
  [pinned, asked]: readonly [string, string],
  live: ServingIndex,
  embedder: Embedder | null,
): Promise<boolean> {
  const pin = { questions: [pinned], article: 'a.md', quotation: WORDS, line: 1 };
  const pins = { pins: [pin], aliases: [], warnings: [] };
  const board = new PinBoard({ read: () => pins });
  return live.use(async (index) => (await board.placesFor(index, embedder, asked)).length > 0);
}

async function taken(pairs: typeof SAME, embedder: Embedder | null): Promise<string[]> {
  const live = await indexOf({ 'a.md': `# A\n\n${WORDS}\n` });
  const found: string[] = [];
  for (const pair of pairs) if (await isTaken(pair, live, embedder)) found.push(pair.join(' | '));
  return found;
}

describe('whether what is pinned to a question holds for another one, by words alone', () => {
  it('holds for none that asks for something else', async () => {
    expect(await taken(UNLIKE, null)).toEqual([]);
  });

  it('holds for one of the same words, however it is written', async () => {
    const pairs = [
      ['怎么申请退款？', '怎麼申請退款'],
      ['退款要多久', '要多久退款啊？'],
      ['Who founded the club?', 'who FOUNDED the club'],
    ] as const;
    expect(await taken(pairs, null)).toHaveLength(pairs.length);
  });
});

describe.skipIf(whyNoModel)(`the same ${withRealModel}`, () => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await createEmbedder(modelName, { modelsDir });
  });
  afterAll(() => embedder?.close());

  it('holds for none that asks for something else', async () => {
    expect(await taken(UNLIKE, embedder)).toEqual([]);
  });

  it('holds for nearly all that ask the same in other words', async () => {
    const found = await taken(SAME, embedder);
    const missed = SAME.map((pair) => pair.join(' | ')).filter((pair) => !found.includes(pair));
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(3);
  });
});
