import { basename, join } from 'node:path';
import { createEngine } from '#dist/cli/compose.js';
import { loadConfig } from '#dist/config.js';
import { createLogger } from '#dist/logger.js';
import { readQuestion } from '#dist/retrieval/question/question.js';
import { translate } from '#dist/retrieval/question/translate.js';
import { search } from '#dist/retrieval/search.js';
import { fold } from '#dist/text/fold.js';
import { isArticle } from './sets.mjs';

/**
 * @typedef {{ features: Record<string, number>, isRight: boolean, isOfTopic: boolean, isElsewhere: boolean }} Sample
 * A quote: what it shows, whether it holds the answer, whether its article is the right one, and whether it holds
 * the wanted words though its article is another.
 * @typedef {{ set: string, file: string, id: string, isWhole: boolean, isAnswerable: boolean, wordings: Sample[][] }} Answered
 * A question as it was put, and in translation where there is one, each with its quotes.
 */

const TOP = 3;

/**
 * Asks all questions of an index of some articles.
 *
 * @param {string} set its name
 * @param {string} articles
 * @param {readonly (import('./sets.mjs').Asked & { isAnswerable: boolean })[]} questions
 * @param {{ data: string, model: string, searchedBy: 'fused' | 'keywords', isWhole: boolean }} options
 * @returns {Promise<Answered[]>}
 */
export async function askAll(set, articles, questions, { data, model, searchedBy, isWhole }) {
  const config = loadConfig(
    {
      MODELS_DIR: join(data, 'models'),
      EMBEDDING_MODEL: model,
      ...process.env,
      ARTICLES_DIR: articles,
      DATA_DIR: join(data, 'indexes', `${basename(set)}-${basename(articles)}`),
    },
    process.cwd(),
  );
  const engine = createEngine(config, createLogger('warn'), { cacheDir: data });
  await engine.runIndexer(() => {}, new AbortController().signal);
  const answered = await engine.live.use(async (index) => {
    const embedder = await engine.embedderFor(index.info);
    /** @type {Answered[]} */
    const all = [];
    for (const { isAnswerable, ...asked } of questions) {
      const question = readQuestion(asked.question);
      const translated = await translate(index, question);
      const wordings = [];
      for (const wording of translated ? [question, translated] : [question]) {
        const { quotes } = await search(index, embedder, wording, { top: TOP, searchedBy });
        wordings.push(quotes.map((quote) => sampleOf(quote, asked, isAnswerable)));
      }
      all.push({ set: basename(set), file: asked.file, id: asked.id, isWhole, isAnswerable, wordings });
    }
    return all;
  });
  await engine.close();
  console.error(basename(articles), answered.length);
  return answered;
}

/**
 * @param {import('#dist/retrieval/judging/judge-quotes.js').JudgedQuote} quoted
 * @param {import('./sets.mjs').Asked} asked
 * @param {boolean} isAnswerable
 * @returns {Sample}
 */
function sampleOf({ features, article, quote }, asked, isAnswerable) {
  const text = plain(article.text.slice(quote.start, quote.end));
  const holds = asked.answers.some((answer) => text.includes(plain(answer)));
  const isOfTopic = isAnswerable && isArticle(article.id, asked.article);
  return {
    features: { ...features },
    isRight: isOfTopic && holds,
    isOfTopic,
    isElsewhere: holds && !isOfTopic,
  };
}

/** @param {string} text */
function plain(text) {
  return fold(text).replace(/\s+/g, '');
}
