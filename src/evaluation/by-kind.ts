import type { Judgement } from './evaluate.js';
import { type Risk, riskOf } from './risk.js';
import { mean, share } from './statistics.js';

/** The figures by which sets and kinds are compared. Shares are 0..1, null if there are no such questions. */
export interface Measures {
  /** Of the answerable questions: the right article comes first. */
  readonly articleRecallAt1: number | null;
  /** Of the answerable: the first quote answers. */
  readonly answerInFirstQuote: number | null;
  /** Of the answerable: no quote is shown. */
  readonly lost: number | null;
  /** Of the answerable: the first quote is green. */
  readonly found: number | null;
  /** Of the unanswerable: the first quote is green. */
  readonly unanswerableFound: number | null;
  /** Of the unanswerable: no quote is shown. */
  readonly refused: number | null;
  /** Of the green first quotes of all questions: those that answer. */
  readonly greenRight: number | null;
}

/** The questions of one kind in one set, or all of a set. */
export interface KindReport {
  readonly set: string;
  /** Null for the questions of a set that have no kind, and for all of a set. */
  readonly kind: string | null;
  readonly answerable: number;
  readonly unanswerable: number;
  readonly measures: Measures;
  readonly risk: Risk;
}

/** The answers to the questions of a set. */
export interface JudgedSet {
  readonly set: string;
  readonly judgements: readonly Judgement[];
}

/** By set, in the order they come in; several lists of the same set count together. */
export function bySet(judged: readonly JudgedSet[]): KindReport[] {
  return grouped(judged, () => null);
}

/** By set and kind, in the order they come in; several lists of the same set count together. */
export function byKind(judged: readonly JudgedSet[]): KindReport[] {
  return grouped(judged, ({ question }) => question.kind);
}

function grouped(
  judged: readonly JudgedSet[],
  kindOf: (judgement: Judgement) => string | null,
): KindReport[] {
  const rows = judged.flatMap(({ set, judgements }) =>
    judgements.map((judgement): Row => ({ set, kind: kindOf(judgement), judgement })),
  );
  const groups = Map.groupBy(rows, ({ set, kind }) => JSON.stringify([set, kind]));
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [reportOf(first, others)] : []));
}

interface Row {
  readonly set: string;
  readonly kind: string | null;
  readonly judgement: Judgement;
}

/** @param others of the same set and kind */
function reportOf(first: Row, others: readonly Row[]): KindReport {
  const judgements = [first, ...others].map(({ judgement }) => judgement);
  const answerable = judgements.filter(({ question }) => question.article !== null).length;
  return {
    set: first.set,
    kind: first.kind,
    answerable,
    unanswerable: judgements.length - answerable,
    measures: measuresOf(judgements),
    risk: riskOf(judgements),
  };
}

function measuresOf(judgements: readonly Judgement[]): Measures {
  const answerable = judgements.filter(({ question }) => question.article !== null);
  const unanswerable = judgements.filter(({ question }) => question.article === null);
  const { answerableGreen, greenRight } = riskOf(judgements);
  return {
    articleRecallAt1: share(answerable, ({ articleRank }) => articleRank === 1),
    answerInFirstQuote: share(answerable, ({ inFirstQuote }) => inFirstQuote),
    lost: share(answerable, ({ tier }) => tier === 'nothing'),
    found: answerableGreen,
    unanswerableFound: share(unanswerable, ({ tier }) => tier === 'found'),
    refused: share(unanswerable, ({ tier }) => tier === 'nothing'),
    greenRight,
  };
}

/** The mean over kinds; each counts the same, however many questions it has. */
export function meanOverKinds(kinds: readonly KindReport[]): Measures {
  const of = (name: keyof Measures): number | null =>
    mean(kinds.flatMap(({ measures }) => measures[name] ?? []));
  return {
    articleRecallAt1: of('articleRecallAt1'),
    answerInFirstQuote: of('answerInFirstQuote'),
    lost: of('lost'),
    found: of('found'),
    unanswerableFound: of('unanswerableFound'),
    refused: of('refused'),
    greenRight: of('greenRight'),
  };
}
