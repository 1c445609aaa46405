import { basename } from 'node:path';
import { readQuestion } from '#dist/retrieval/question/question.js';
import { translate } from '#dist/retrieval/question/translate.js';
import { search } from '#dist/retrieval/search.js';
import { holdsAny, isArticle } from './sets.mjs';
import { withIndex } from './with-index.mjs';

/**
 * @typedef {{ features: Record<string, number>, isRight: boolean, isOfTopic: boolean, isElsewhere: boolean }} Sample
 * A quote: what it shows, whether it holds the answer, whether its article is the right one, and whether it holds the
 * wanted words though its article is another.
 * @typedef {{ set: string, file: string, id: string, isWhole: boolean, isAnswerable: boolean, wordings: Sample[][] }} Answered
 * A question as it was asked, and in translation if there is one, each with its quotes.
 */

const TOP = 3;

/**
 * Asks all questions of an index of some articles.
 *
 * @param {string} set its name
 * @param {string} articles
 * @param {readonly (import('./sets.mjs').Asked & { isAnswerable: boolean })[]} questions
 * @param {{ data: string, model: string, searchedBy: 'fused' | 'keywords', isWhole: boolean }} options
 * @returns {Promise<readonly Answered[]>}
 */
export async function askAll(set, articles, questions, { searchedBy, isWhole, ...where }) {
  return withIndex(set, articles, where, async (index, embedder) => {
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
}

/**
 * @param {import('#dist/retrieval/judging/judge-quotes.js').JudgedQuote} quoted
 * @param {import('./sets.mjs').Asked} asked
 * @param {boolean} isAnswerable
 * @returns {Sample}
 */
function sampleOf({ features, article, quote }, asked, isAnswerable) {
  const holds = holdsAny(article.text.slice(quote.start, quote.end), asked.answers);
  const isOfTopic = isAnswerable && isArticle(article.id, asked.article);
  return {
    features: { ...features },
    isRight: isOfTopic && holds,
    isOfTopic,
    isElsewhere: holds && !isOfTopic,
  };
}
