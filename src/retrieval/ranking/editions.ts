import { passageText, textIdOf } from '../hit.js';
import { isWithin, type Period } from '../question/period.js';
import type { Question } from '../question/question.js';
import { likenessAmong } from '../quoting/duplicates.js';
import type { RankedHit } from './rank.js';
import { compareStamps, type Stamp, seriesOf, stampIn, stampOfArticle } from './series.js';

/** The parts of a question that decide which edition is wanted. */
interface OfTime extends Pick<Question, 'named' | 'intents'> {
  /** The days that are meant by 去年 or 上个月; null if none are. */
  readonly period: Period | null;
}

/** How alike two passages must be to say the same at two times: whatever their titles are, and if these say so. */
const ALIKE = { anyTitle: 0.8, sameSeries: 0.5 } as const;
/** How far the newest of a series may score behind another one if it says something else. */
const NEARLY_AS_GOOD = 0.1;

/**
 * If passages say the same at several times, the newest comes first, unless the question names a time. If it asks for
 * the newest, the newest of a series comes first if it matches the question nearly as well, in articles or in
 * sections of one, whatever it says. If it means certain days, passages of these days come before newer ones.
 */
export function newestFirst(ranked: readonly RankedHit[], question: OfTime): RankedHit[] {
  const { named } = question;
  if (named.years.size + named.months.size > 0) return [...ranked];
  const likeness = likenessAmong();
  const left = [...ranked];
  const current: RankedHit[] = [];
  for (let first = left.shift(); first; first = left.shift()) {
    const [newest = first, ...olderEditions] = editionsOf(first, left, question, likeness);
    const probability = [newest, ...olderEditions].reduce((sum, hit) => sum + hit.probability, 0);
    const { score } = first.hit;
    current.push({ ...newest, probability, hit: { ...newest.hit, score }, olderEditions });
    const at = left.indexOf(newest);
    if (at >= 0) left.splice(at, 1, inPlaceOf(newest, first));
  }
  return current;
}

/** An older edition where the newest one stood, with its score and probability. */
function inPlaceOf({ probability, hit: { score } }: RankedHit, older: RankedHit): RankedHit {
  return { ...older, probability, hit: { ...older.hit, score } };
}

/** How much of the shorter text is in the other one, 0..1. */
type Likeness = (a: string, b: string) => number;

/** A hit and those behind it that say the same at another time, or are of its series, the newest first. */
function editionsOf(
  first: RankedHit,
  behind: readonly RankedHit[],
  { named, intents: { wantsNewest }, period }: OfTime,
  likeness: Likeness,
): RankedHit[] {
  const mayBeOfSeries = (other: RankedHit): boolean =>
    (wantsNewest || period !== null) && first.hit.score - other.hit.score <= NEARLY_AS_GOOD;
  if (isNamed(first, named)) return [first];
  // The question may ask for exactly what distinguishes one from the others.
  const asGood = behind.filter(({ evidence }) => evidence.coverage >= first.evidence.coverage);
  const others = asGood.filter(
    (other) =>
      isOfAnotherTime(first, other, stampOfArticle) &&
      areEditions(first, other, mayBeOfSeries(other), likeness),
  );
  if (others.length > 0) return datedSo(newest([first, ...others], stampOfArticle), period);
  const sections = asGood.filter(
    (other) =>
      mayBeOfSeries(other) && areSections(first, other) && isOfAnotherTime(first, other, stampOfSection),
  );
  return newest([first, ...sections], stampOfSection);
}

/** Whether the question has the number that distinguishes it from the others of its series: 第3期. */
function isNamed({ article }: RankedHit, { numbers }: OfTime['named']): boolean {
  return stampIn(article.title)?.some((part) => numbers.has(String(part))) ?? false;
}

/** Whether both articles say when they are from. */
function areEditions(a: RankedHit, b: RankedHit, mayBeOfSeries: boolean, likeness: Likeness): boolean {
  if (textIdOf(a.hit) === textIdOf(b.hit) || a.article.id === b.article.id) return false;
  const isSeries = areOfOneSeries(a.article.title, b.article.title);
  if (isSeries && mayBeOfSeries) return true;
  return likeness(passageText(a), passageText(b)) >= ALIKE[isSeries ? 'sameSeries' : 'anyTitle'];
}

function areSections(a: RankedHit, b: RankedHit): boolean {
  return a.article.id === b.article.id && areOfOneSeries(headingOf(a), headingOf(b));
}

/** Whether two names differ in nothing but what they count. */
function areOfOneSeries(a: string, b: string): boolean {
  const series = seriesOf(a);
  return series !== null && series === seriesOf(b);
}

function isOfAnotherTime(a: RankedHit, b: RankedHit, stampOf: StampOf): boolean {
  const [one, other] = [stampOf(a), stampOf(b)];
  return one !== null && other !== null && compareStamps(one, other) !== 0;
}

type StampOf = (hit: RankedHit) => Stamp | null;

function newest(hits: RankedHit[], stampOf: StampOf): RankedHit[] {
  return hits.sort((a, b) => compareStamps(stampOf(b) ?? [], stampOf(a) ?? []));
}

/** Those from certain days first, then the others in their order. */
function datedSo(hits: RankedHit[], period: Period | null): RankedHit[] {
  if (period === null) return hits;
  const isSo = ({ article: { date } }: RankedHit): boolean => date !== null && isWithin(date, period);
  return [...hits.filter(isSo), ...hits.filter((hit) => !isSo(hit))];
}

function stampOfSection(hit: RankedHit): Stamp | null {
  return stampIn(headingOf(hit));
}

function headingOf({ hit }: RankedHit): string {
  return hit.passage.headings.at(-1) ?? '';
}
