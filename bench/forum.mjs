/**
 * How often a post of a help channel is answered, and how often rightly: every question of a set is the title of a post.
 *
 *     npm run build && node bench/forum.mjs FOLDER ...
 *
 * A folder holds `articles/`, `questions.jsonl` and `unanswerable-*.jsonl`; an article `X` may go on as `X_2`, `X_3`. The
 * model is where MODELS_DIR says; indexes are kept in DATA_DIR, below the folder's name, where that is set.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { createEngine } from '#dist/cli/compose.js';
import { loadConfig } from '#dist/config.js';
import { readQuestions } from '#dist/evaluation/eval-questions.js';
import { judgeAll } from '#dist/evaluation/judge-all.js';
import { createLogger } from '#dist/logger.js';
import { isPutToAll } from '#dist/retrieval/question/put-to-all.js';
import { readQuestion } from '#dist/retrieval/question/question.js';

/** So many parts of an article are looked for. */
const PARTS = 20;

/** @param {string} folder */
function questionsOf(folder) {
  const files = readdirSync(folder).filter((name) => /^(?:questions|unanswerable-.*)\.jsonl$/.test(name));
  return files.sort().flatMap((file) =>
    readQuestions(join(folder, file)).map((one) => ({
      ...one,
      kind: basename(file, '.jsonl'),
      // A post stands by itself.
      before: [],
      alsoIn: one.article === null ? [] : partsOf(one.article),
    })),
  );
}

/** @param {string} article */
function partsOf(article) {
  return Array.from({ length: PARTS }, (_, i) => `${article}_${i + 2}`);
}

/** @param {string} folder */
async function measure(folder) {
  const kept = process.env.DATA_DIR;
  const dataDir = kept ? join(kept, basename(folder)) : mkdtempSync(join(tmpdir(), 'verbatim-forum-'));
  const env = { ...process.env, ARTICLES_DIR: join(folder, 'articles'), DATA_DIR: dataDir };
  const engine = createEngine(loadConfig(env, process.cwd()), createLogger('silent'));
  try {
    await engine.runIndexer(() => {}, new AbortController().signal);
    const { live, embedderFor } = engine;
    return await live.use(async (index) =>
      judgeAll(index, await embedderFor(index.info), questionsOf(folder)),
    );
  } finally {
    await engine.close();
    if (!kept) rmSync(dataDir, { recursive: true, force: true });
  }
}

/** @param {string} set @param {string} kind @param {Awaited<ReturnType<typeof measure>>} judged */
function rowOf(set, kind, judged) {
  const answered = judged.filter(({ tier }) => tier === 'found');
  const right = answered.filter(({ inFirstQuote }) => inFirstQuote);
  const ofArticle = answered.filter(({ articleRank }) => articleRank === 1);
  const asked = judged.filter(({ question }) => isPutToAll(readQuestion(question.question)));
  return {
    set,
    kind,
    posts: judged.length,
    answered: answered.length,
    right: right.length,
    'share right': share(right.length, answered.length),
    'right article': share(ofArticle.length, answered.length),
    'put as questions': share(asked.length, judged.length),
  };
}

/** @param {number} part @param {number} whole */
function share(part, whole) {
  return whole === 0 ? '–' : (part / whole).toFixed(3);
}

const rows = [];
for (const folder of process.argv.slice(2).map((one) => resolve(one))) {
  const judged = await measure(folder);
  const kinds = [...new Set(judged.map(({ question }) => question.kind))];
  for (const kind of kinds)
    rows.push(
      rowOf(
        basename(folder),
        kind ?? '',
        judged.filter(({ question }) => question.kind === kind),
      ),
    );
  rows.push(rowOf(basename(folder), 'all', judged));
}
console.table(rows);
