import type { Candidate } from '../../index/passage-index.js';
import { contextOf } from '../../passages/context.js';
import { fold } from '../../text/fold.js';
import { passageText, textIdOf } from '../hit.js';
import { kindsGiven } from '../question/cues.js';
import { namesAnything } from '../question/named.js';
import type { WeighedQuestion } from '../question/weights.js';
import type { QuotedHit } from '../quoting/choose-quotes.js';
import { confirmsTime, lacksNamed } from '../ranking/missing.js';
import type { RankedHit } from '../ranking/rank.js';
import { seriesOf } from '../ranking/series.js';
import { givesAmount } from './amounts.js';
import { hasNearSpelling } from './near-spelling.js';
import { asksSomebody, asksWho, namesSomebody } from './somebody.js';

/** The names of all features, as in calibration files. */
export const FEATURES = [
  'passage',
  'run',
  'told',
  'quoted',
  'titled',
  'densest',
  'lead',
  'cosine',
  'sentence',
  'above',
  'given',
  'notGiven',
  'asks',
  'foreign',
  'translated',
  'says',
  'asking',
  'open',
  'lacks',
  'holds',
  'said',
  'exact',
  'near',
  'vague',
  'nobody',
  'dense',
] as const;

/**
 * What a quote shows about whether it answers: shares, probabilities and cosines; yes is 1 and no is 0. Cosines are 0
 * without vectors.
 */
export interface QuoteFeatures extends Readonly<Record<(typeof FEATURES)[number], number>> {
  /** The probability of its passage among all that were read, and its own within that passage. */
  readonly passage: number;
  readonly run: number;
  /** The share of the question's words that the passage has, weighted by how much they say in the language at large. */
  readonly told: number;
  /**
   * The share that the quote has together with its title and headings, and that only these have, weighted by rarity
   * in the index.
   */
  readonly quoted: number;
  readonly titled: number;
  /** The largest share that one sentence of the passage holds. */
  readonly densest: number;
  /**
   * How far the passage's score is above that of the best passage of another text, up to a limit beyond which more
   * makes no difference.
   */
  readonly lead: number;
  /** The passage's cosine, the best one of the quote's sentences, and how far the passage's is above the background. */
  readonly cosine: number;
  readonly sentence: number;
  readonly above: number;
  /** Whether the kind of answer is wanted and given, or wanted and not given. */
  readonly given: number;
  readonly notGiven: number;
  /** Whether the question is phrased as one, in Latin letters, and searched by translations. */
  readonly asks: number;
  readonly foreign: number;
  readonly translated: number;
  /** How much all of the question's words say together, by the language at large, up to 2. */
  readonly says: number;
  /** Whether it ends in a question, or with a colon. */
  readonly asking: number;
  readonly open: number;
  /** Whether it lacks what the question names. */
  readonly lacks: number;
  /** Whether the question names something that must be there, and everything it names is. */
  readonly holds: number;
  /** The share that the quote with its title and headings holds, by rarity in the index and in the language at once. */
  readonly said: number;
  /** Whether it gives an amount of the very thing that is asked for. */
  readonly exact: number;
  /** Whether a word is looked up, and the passage has it with one character changed. */
  readonly near: number;
  /** Whether the question names a year or a month that neither the quote, its place nor its article's date has. */
  readonly vague: number;
  /** Whether the question asks for a person, and nobody is named whom the question doesn't name. */
  readonly nobody: number;
  /** The largest share that one of the quote's sentences with the title and headings holds, by both rarities at once. */
  readonly dense: number;
}

/** What else is known about a search. */
export interface Surroundings {
  /** Everything that was read, best first. */
  readonly ranked: readonly RankedHit[];
  /** The cosine of a passage that has nothing to do with the question. */
  readonly background: number;
}

/** The lead beyond which more makes no difference. */
const CLEAR_LEAD = 0.2;
/** The most that a question's words count together. */
const ENOUGH = 2;

export function featuresOf(
  question: WeighedQuestion,
  quoted: QuotedHit,
  { ranked, background }: Surroundings,
): QuoteFeatures {
  const { intents, named } = question;
  const { evidence, quote, article } = quoted;
  const text = article.text.slice(quote.start, quote.end);
  const rivals = rivalsOf(quoted, ranked);
  const nobody = lacksPerson(question, text);
  const lacks = lacksNamed(named, quoted) || (nobody && asksWho(question.text, question.folded));
  const given = kindsGiven(text, newKinds(question, text)).size > 0;
  return {
    passage: Math.min(1, quoted.probability / sum(rivals.map(({ probability }) => probability))),
    run: quote.probability,
    ...sharesOf(question, quoted),
    densest: evidence.densest,
    lead: leadOf(quoted, rivals),
    cosine: evidence.cosine ?? 0,
    sentence: Math.max(0, ...sentencesOf(quoted).map(({ cosine }) => cosine ?? 0)),
    above: evidence.cosine === null ? 0 : evidence.cosine - background,
    given: Number(given),
    notGiven: Number(intents.kinds.size > 0 && !given),
    asks: Number(intents.asks),
    foreign: Number(!question.inHan || question.isTranslated),
    translated: Number(question.isTranslated),
    says: Math.min(ENOUGH, sum(question.words.map(question.saysOf))),
    asking: Number(/[?？]["”」』]?\s*$/.test(text)),
    open: Number(/[:：]\s*$/.test(text)),
    lacks: Number(lacks),
    holds: Number(!lacks && namesAnything(named)),
    near: Number(intents.lookup && hasNearSpelling(passageText(quoted), question.folded)),
    exact: Number(givesAmount(text, question.folded)),
    vague: Number(!confirmsTime(named, quoted)),
    nobody: Number(nobody),
  };
}

/** Whether the question asks for a person, and nobody is named. */
function lacksPerson({ text, folded }: WeighedQuestion, quote: string): boolean {
  return asksSomebody(text, folded) && !namesSomebody(quote, folded);
}

function sharesOf(
  question: WeighedQuestion,
  quoted: QuotedHit,
): Pick<QuoteFeatures, 'told' | 'quoted' | 'titled' | 'said' | 'dense'> {
  const { byWeight, bySaying, byBoth } = question.shares;
  const context = question.find(contextOf(quoted.article, quoted.hit.passage).join('\n'));
  const termsOf = (sentences: QuotedHit['sentences']): Set<string> =>
    new Set([...context, ...sentences.flatMap(({ terms }) => [...terms])]);
  return {
    told: bySaying(termsOf(quoted.sentences)),
    quoted: byWeight(termsOf(sentencesOf(quoted))),
    titled: byWeight(context),
    said: byBoth(termsOf(sentencesOf(quoted))),
    dense: Math.max(0, ...sentencesOf(quoted).map((one) => byBoth(termsOf([one])))),
  };
}

/** The sentences of a quote. */
function sentencesOf({ sentences, quote }: QuotedHit): QuotedHit['sentences'] {
  return sentences.filter(({ start, end }) => start >= quote.start && end <= quote.end);
}

/** The wanted kinds, without numbers and dates if the text has none that the question lacks. */
function newKinds({ intents, folded }: WeighedQuestion, text: string): WeighedQuestion['intents']['kinds'] {
  const numbers = fold(text).match(/\d+(?:[.,]\d+)*|[零〇一二两三四五六七八九十百千万亿]+/gu) ?? [];
  if (numbers.some((number) => !folded.includes(number))) return intents.kinds;
  return new Set([...intents.kinds].filter((kind) => kind !== 'number' && kind !== 'date'));
}

/**
 * Everything that was read, except what says the same of another time: older editions, and those of a time that isn't
 * asked for.
 */
function rivalsOf({ olderEditions, article }: QuotedHit, ranked: readonly RankedHit[]): readonly RankedHit[] {
  const older = new Set(olderEditions.map(({ hit }) => hit.passage));
  const series = seriesOf(article.title);
  return ranked.filter(
    ({ hit, evidence, article: other }) =>
      !older.has(hit.passage) &&
      (other.id === article.id ||
        evidence.lacks === 0 ||
        series === null ||
        seriesOf(other.title) !== series),
  );
}

/** Below 0 if another text leads; the whole score if no other text was read. */
function leadOf({ hit }: QuotedHit, ranked: readonly RankedHit[]): number {
  const rival = ranked.find((other) => textIdOf(other.hit) !== textIdOf(hit));
  return Math.max(-CLEAR_LEAD, Math.min(CLEAR_LEAD, hit.score - (rival?.hit.score ?? 0)));
}

/**
 * The cosine of the last passage that the vectors propose, which has nothing to do with the question.
 *
 * @param proposed how many they propose
 */
export function backgroundOf(candidates: readonly Candidate[], proposed: number): number {
  const cosines = candidates.flatMap(({ cosine }) => (cosine === null ? [] : [cosine]));
  return cosines.sort((a, b) => b - a)[Math.min(cosines.length, proposed) - 1] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
