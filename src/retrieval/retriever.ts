import type { Embedder } from '../embedding/embedder.js';
import type { PassageIndex } from '../index/passage-index.js';
import { pacer } from '../pacer.js';
import { calibrationFor } from './calibration/load.js';
import type { Tier } from './judging/confidence.js';
import { inGivenNames, inOtherName } from './question/aliases.js';
import { formersOf, goingOn, pointsBack } from './question/follow-up.js';
import { type Question, readQuestion } from './question/question.js';
import { respell } from './question/respell.js';
import { translate } from './question/translate.js';
import type { Retrieved, RetrieveOptions } from './retrieved.js';
import { comparesMeanings, NOTHING, search } from './search.js';
import type { Wording } from './trace.js';

/**
 * Answers a question from one generation. If nothing sure was found, it is asked again: with another name that the
 * articles have for what it names, in Chinese words if it is English, and as it may have been meant if no article has
 * its words. The surer of the answers counts.
 *
 * @param embedder of the model that the index was made with; null searches only keywords
 */
export async function retrieve(
  index: PassageIndex,
  embedder: Embedder | null,
  text: string,
  options: RetrieveOptions,
): Promise<Retrieved> {
  const question = readQuestion(text);
  const formers = formersOf(question, options.before ?? []);
  const { chat } = question.intents;
  if (chat && formers.length === 0) {
    const keywordsOnly = !comparesMeanings(index, embedder, options.searchedBy);
    return { ...NOTHING, chat, isCalibrated: true, keywordsOnly };
  }
  if (formers.length > 0 && chat === null && !pointsBack(question)) {
    const asPut = await answered(index, embedder, { question, formers: [] }, options);
    if (asPut.tier === 'found') return asPut;
  }
  const found = await answered(index, embedder, { question, formers }, options);
  return { ...found, continues: formers[0]?.text ?? null };
}

/** A question, and those that it continues from. */
interface Asked {
  readonly question: Question;
  readonly formers: readonly Question[];
}

async function answered(
  index: PassageIndex,
  embedder: Embedder | null,
  { question, formers }: Asked,
  options: RetrieveOptions,
): Promise<Retrieved> {
  const hasVectors = comparesMeanings(index, embedder, options.searchedBy);
  const { calibration } = calibrationFor(hasVectors ? index.info.model : null);
  const pause = pacer();
  const searched = async (asked: Question, wording: Wording, before = formers): Promise<Retrieved> => {
    await pause();
    return search(index, embedder, goingOn(asked, before, calibration.formers), options, wording);
  };
  const asPut = await searched(question, 'as-asked');
  if (asPut.tier === 'found') return asPut;
  const renamed = inOtherName(question, textsOf(asPut));
  let named = asPut;
  for (const other of inGivenNames(question, options.aliases ?? []))
    named = surerOf(named, await searched(other, 'given-name'));
  if (renamed) named = surerOf(named, await searched(renamed, 'other-name'));
  if (named.tier === 'found') return named;
  const inChinese = await inTranslation(index, { question, formers });
  const surest = inChinese
    ? surerOf(named, await searched(inChinese.question, 'translation', inChinese.formers))
    : named;
  if (surest.tier === 'found') return surest;
  await pause();
  const meant = await respell(index, question);
  return meant ? surerOf(surest, asGuessed(await searched(meant, 'respelling'))) : surest;
}

/** Null if no word of any of them has a translation. */
async function inTranslation(index: PassageIndex, { question, formers }: Asked): Promise<Asked | null> {
  const translated: (Question | null)[] = [];
  for (const one of [question, ...formers]) translated.push(await translate(index, one));
  if (translated.every((one) => one === null)) return null;
  const [own, ...others] = translated;
  return { question: own ?? question, formers: formers.map((former, i) => others[i] ?? former) };
}

function textsOf({ quotes }: Retrieved): string[] {
  return [...new Set(quotes.map(({ article }) => article.text))];
}

/** The topic's presence counts, too: of two that don't answer, the nearer one is wanted. */
function surerOf(one: Retrieved, other: Retrieved): Retrieved {
  return other.confidence + other.topic > one.confidence + one.topic ? other : one;
}

/**
 * An answer to another question than the one asked counts as no more than near: there may be both a Hofman and a
 * Hoffman.
 */
function asGuessed(found: Retrieved): Retrieved {
  const nearAtMost = (tier: Tier): Tier => (tier === 'found' ? 'related' : tier);
  const quotes = found.quotes.map((quote) => ({ ...quote, tier: nearAtMost(quote.tier) }));
  return { ...found, quotes, tier: nearAtMost(found.tier) };
}
