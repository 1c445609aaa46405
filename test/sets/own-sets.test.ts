import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../src/cli/compose.js';
import { loadConfig } from '../../src/config.js';
import { readQuestions } from '../../src/evaluation/eval-questions.js';
import type { Judgement } from '../../src/evaluation/evaluate.js';
import { judgeAll } from '../../src/evaluation/judge-all.js';
import { createLogger } from '../../src/logger.js';
import { modelsDir, whyNoModel, withRealModel } from '../embedding/real-model.js';
import { type Baseline, chatTalliesOf, fallsOf, lookedUpTally, talliesOf } from './gate.js';

const SEEDS = join(import.meta.dirname, '../../seeds');
/** What the product did on our own sets when it was last recorded. */
const FILE = join(import.meta.dirname, 'baseline.json');
/** How it is made: after a change that is worth what it costs. */
const HOW = 'RECORD_SETS=1 npm test -- test/sets';
const IS_RECORDED_NOW = process.env.RECORD_SETS === '1';

const folder = mkdtempSync(join(tmpdir(), 'verbatim-sets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(whyNoModel)(`our own sets, ${withRealModel}`, () => {
  let engine: Engine;
  let now: Baseline;

  beforeAll(async () => {
    const config = loadConfig({ ARTICLES_DIR: SEEDS, DATA_DIR: folder, MODELS_DIR: modelsDir }, folder);
    engine = createEngine(config, createLogger('silent'));
    await engine.runIndexer(() => {}, new AbortController().signal);
    now = await tallyAll(engine);
    if (IS_RECORDED_NOW) writeFileSync(FILE, toJson(now));
  });
  afterAll(() => engine?.close());

  it('answers them no worse than it did', () => {
    const recorded = JSON.parse(readFileSync(FILE, 'utf8')) as Baseline;
    expect(fallsOf(recorded, now), `If that is worth it, record it: ${HOW}`).toEqual([]);
  });
});

async function tallyAll(engine: Engine): Promise<Baseline> {
  const sets = ['colloquial', 'chat-held-out', 'looks-like-chat'].map((set) => judged(engine, set));
  const [colloquial = [], heldOut = [], looksLikeChat = []] = await Promise.all(sets);
  return {
    colloquial: talliesOf(colloquial),
    'chat-held-out': chatTalliesOf(heldOut),
    'looks-like-chat': { ...lookedUpTally(looksLikeChat), ...talliesOf(looksLikeChat) },
  };
}

function judged({ live, embedderFor }: Engine, set: string): Promise<Judgement[]> {
  const questions = readQuestions(join(import.meta.dirname, `${set}.jsonl`));
  return live.use(async (index) => judgeAll(index, await embedderFor(index.info), questions));
}

/** One line a figure, so that a change shows which ones it touches. */
function toJson(baseline: Baseline): string {
  return `${JSON.stringify(baseline, null, 2).replace(/\{\s*("good": \d+),\s*("of": \d+)\s*\}/g, '{ $1, $2 }')}\n`;
}
