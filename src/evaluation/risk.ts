import type { Judgement } from './evaluate.js';
import { share } from './statistics.js';

/** The shares of the answered questions that the curve is drawn at. */
const COVERAGES = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1] as const;

/** The figures if only answers of at least a certain confidence counted. */
export interface CurvePoint {
  /** The share of the answered questions that is wanted. */
  readonly coverage: number;
  /** That confidence: the highest that leaves at least the wanted share, 0..1. */
  readonly threshold: number;
  /** How many answers it leaves; more than wanted if several have the same confidence. */
  readonly answers: number;
  /** The share of them whose first quote answers. */
  readonly right: number;
}

/** What a reader risks by trusting a green quote, and how often there is one. Shares are 0..1. */
export interface Risk {
  readonly greenFirst: number;
  /** Of the first quotes that are green, those that answer; to unanswerable questions none does. */
  readonly greenRight: number | null;
  /** Of the questions that have an answer, those whose first quote is green. */
  readonly answerableGreen: number | null;
  /** By falling coverage; empty if nothing was answered. */
  readonly curve: readonly CurvePoint[];
}

/** Risk at coverage (El-Yaniv and Wiener, "On the Foundations of Noise-free Selective Classification", 2010). */
export function riskOf(judgements: readonly Judgement[]): Risk {
  const green = judgements.filter(isGreen);
  return {
    greenFirst: green.length,
    greenRight: share(green, isRight),
    answerableGreen: share(
      judgements.filter(({ question }) => question.article !== null),
      isGreen,
    ),
    curve: curveOf(judgements),
  };
}

function curveOf(judgements: readonly Judgement[]): CurvePoint[] {
  const answered = judgements
    .filter(({ tier }) => tier !== 'nothing')
    .sort((a, b) => b.confidence - a.confidence);
  return COVERAGES.flatMap((coverage) => {
    const last = answered[Math.ceil(coverage * answered.length) - 1];
    if (!last) return [];
    const threshold = last.confidence;
    const left = answered.filter(({ confidence }) => confidence >= threshold);
    return [{ coverage, threshold, answers: left.length, right: share(left, isRight) ?? 0 }];
  });
}

function isGreen({ tier }: Judgement): boolean {
  return tier === 'found';
}

function isRight({ inFirstQuote }: Judgement): boolean {
  return inFirstQuote;
}
