import type { Embedder } from '../embedding/embedder.js';
import type { PassageIndex } from '../index/passage-index.js';
import { readQuestion } from './question/question.js';
import { translate } from './question/translate.js';
import type { Retrieved, RetrieveOptions } from './retrieved.js';
import { comparesMeanings, NOTHING, search } from './search.js';

/**
 * Answers a question from one generation. An English question that finds nothing sure as it was put is searched
 * again in Chinese words, and the surer of both answers counts.
 *
 * @param embedder of the model the index was made with; null searches keywords alone
 */
export async function retrieve(
  index: PassageIndex,
  embedder: Embedder | null,
  text: string,
  options: RetrieveOptions,
): Promise<Retrieved> {
  const question = readQuestion(text);
  const { chat } = question.intents;
  if (chat) {
    const keywordsOnly = !comparesMeanings(index, embedder, options.searchedBy);
    return { ...NOTHING, chat, isCalibrated: true, keywordsOnly };
  }
  const asPut = await search(index, embedder, question, options);
  if (asPut.tier === 'found') return asPut;
  const inChinese = await translate(index, question);
  if (!inChinese) return asPut;
  const translated = await search(index, embedder, inChinese, options);
  return sureness(translated) > sureness(asPut) ? translated : asPut;
}

/** That its topic is there counts, too: of two that don't answer, the nearer one is wanted. */
function sureness({ confidence, topic }: Retrieved): number {
  return confidence + topic;
}
