import type { Embedder } from '../embedding/embedder.js';
import type { PassageIndex } from '../index/passage-index.js';
import type { Tier } from './judging/confidence.js';
import { inOtherName } from './question/aliases.js';
import { type Question, readQuestion } from './question/question.js';
import { respell } from './question/respell.js';
import { translate } from './question/translate.js';
import type { Retrieved, RetrieveOptions } from './retrieved.js';
import { comparesMeanings, NOTHING, search } from './search.js';

/**
 * Answers a question from one generation. Where nothing sure was found, it is asked again: by another name that the
 * articles have for what it names, in Chinese words where it is English, and as it may have been meant where no article has
 * its words. The surer of the answers counts.
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
  const searched = (asked: Question): Promise<Retrieved> => search(index, embedder, asked, options);
  const asPut = await searched(question);
  if (asPut.tier === 'found') return asPut;
  const renamed = inOtherName(question, textsOf(asPut));
  const named = renamed ? surerOf(asPut, await searched(renamed)) : asPut;
  if (named.tier === 'found') return named;
  const inChinese = await translate(index, question);
  const surest = inChinese ? surerOf(named, await searched(inChinese)) : named;
  if (surest.tier === 'found') return surest;
  const meant = await respell(index, question);
  return meant ? surerOf(surest, asGuessed(await searched(meant))) : surest;
}

function textsOf({ quotes }: Retrieved): string[] {
  return [...new Set(quotes.map(({ article }) => article.text))];
}

/** That its topic is there counts, too: of two that don't answer, the nearer one is wanted. */
function surerOf(one: Retrieved, other: Retrieved): Retrieved {
  return other.confidence + other.topic > one.confidence + one.topic ? other : one;
}

/** What answers another question than was put is near it at most: there may be both a Hofman and a Hoffman. */
function asGuessed(found: Retrieved): Retrieved {
  const nearAtMost = (tier: Tier): Tier => (tier === 'found' ? 'related' : tier);
  const quotes = found.quotes.map((quote) => ({ ...quote, tier: nearAtMost(quote.tier) }));
  return { ...found, quotes, tier: nearAtMost(found.tier) };
}
