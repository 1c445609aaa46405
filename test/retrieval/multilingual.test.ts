import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { createEngine, type Engine } from '../../src/cli/compose.js';
import { loadConfig } from '../../src/config.js';
import { examineModel } from '../../src/embedding/models/model-store.js';
import { MULTILINGUAL_MODEL } from '../../src/embedding/models/models.js';
import { createLogger } from '../../src/logger.js';
import { modelsDir } from '../embedding/real-model.js';

const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));

/** It has 125 MB and is not fetched for a test: whoever uses it has it there. */
const whyNot = await examineModel(MULTILINGUAL_MODEL, modelsDir);

describe.skipIf(whyNot)(`with the multilingual model${whyNot ? `, skipped: ${whyNot}` : ''}`, () => {
  let folder: string;
  let engine: Engine;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
    const settings = { EMBEDDING_MODEL: MULTILINGUAL_MODEL, MODELS_DIR: modelsDir };
    const config = loadConfig({ ...settings, ARTICLES_DIR: seeds, DATA_DIR: folder }, folder);
    engine = createEngine(config, createLogger('silent'));
    await engine.runIndexer(() => {}, new AbortController().signal);
  }, 300_000);

  afterAll(async () => {
    await engine?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (question: string): Promise<Answer> => engine.answers.ask(question, { top: 1 });

  it('is judged by numbers of its own', async () => {
    expect((await ask('训练成本')).isCalibrated).toBe(true);
  });

  it.each([
    ['What does PagedAttention borrow from operating systems?', 'paging'],
    ['How many transistors does Blackwell have?', '2080億'],
    ['DeepMind把AGI分成几级', '从0级到5级'],
    ['H100 頻寬多少？', '3.35TB'],
  ])('quotes an answer to “%s”, whatever the language', async (question, text) => {
    const { tier, quotes } = await ask(question);
    expect(tier).not.toBe('nothing');
    expect(quotes[0]?.text).toContain(text);
  });

  it.each([
    '红烧肉怎么做才好吃',
    'how do I bake sourdough bread',
    'who won the 1998 world cup',
    '租房合同到期，房东不退押金怎么办',
    'asdkjh qwlkej',
  ])('is sure of nothing for “%s”', async (question) => {
    expect((await ask(question)).tier).not.toBe('found');
  });
});
