import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { createEngine, type Engine } from '../../src/cli/compose.js';
import { loadConfig } from '../../src/config.js';
import { createLogger } from '../../src/logger.js';
import { modelsDir, whyNoModel, withRealModel } from '../embedding/real-model.js';

const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));

describe.skipIf(whyNoModel)(withRealModel, () => {
  let folder: string;
  let engine: Engine;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
    const config = loadConfig({ ARTICLES_DIR: seeds, DATA_DIR: folder, MODELS_DIR: modelsDir }, folder);
    engine = createEngine(config, createLogger('silent'));
    await engine.runIndexer(() => {}, new AbortController().signal);
  });

  afterAll(async () => {
    await engine?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (question: string): Promise<Answer> => engine.answers.ask(question, { top: 1 });

  it.each([
    '哈哈',
    '早上好',
    '谢谢',
    '你好，在吗？',
    'are you a bot',
    'asdkjh qwlkej',
    '？',
    '今天天气怎么样',
    '红烧肉怎么做才好吃',
    '租房合同到期，房东不退押金怎么办',
    'how do I bake sourdough bread',
    'o1',
  ])('has nothing to say to “%s”', async (question) => {
    expect((await ask(question)).tier).toBe('nothing');
  });

  it('shows as merely near what a question in a foreign language seems to be close to', async () => {
    expect((await ask('who won the 1998 world cup')).tier).not.toBe('found');
  });

  it.each([
    ['o3', 'o3'],
    ['R1', 'R1'],
    ['V3', 'V3'],
    ['KV', 'KV'],
    ['GPTQ', 'GPTQ'],
    ['H800', 'H800'],
    ['蒸馏', '蒸馏'],
    ['蒸餾', '蒸馏'],
    ['英伟达', '英伟达'],
    ['训', '训'],
    ['H100 頻寬多少？', '3.35TB'],
    ['DeepMind把AGI分成几级', '从0级到5级'],
    ['What did PagedAttention borrow from operating systems?', 'paging'],
    ['How many transistors does Blackwell have?', '2080億'],
    ['What is reciprocal rank fusion?', '名次'],
    ['Which company announced MCP?', 'Anthropic'],
  ])('quotes what answers “%s”', async (question, text) => {
    const { tier, quotes } = await ask(question);
    expect(tier).toBe('found');
    expect(quotes[0]?.text).toContain(text);
  });

  it('quotes what answers in other words, if not as sure', async () => {
    const { tier, quotes } = await ask('為什麼智能體走二十步會失敗');
    expect(tier).not.toBe('nothing');
    expect(quotes[0]?.text).toContain('错误会累乘');
  });

  it('quotes what answers in a few words that repeat little of the question', async () => {
    const { tier, quotes } = await ask('BGE是谁做的');
    expect(tier).not.toBe('nothing');
    expect(quotes[0]?.text).toContain('北京智源人工智能研究院');
  });

  it('judges each quote by itself', async () => {
    const { quotes } = await engine.answers.ask('H100 頻寬多少？', { top: 3 });
    expect(quotes[0]?.tier).toBe('found');
    expect(quotes.slice(1).filter(({ tier }) => tier === 'found')).toEqual([]);
  });
});
