import type { Judgement } from './evaluate.js';

const BINS = 10;

/** The answers whose confidence lies in one tenth of 0..1. */
export interface ReliabilityBin {
  readonly from: number;
  readonly answers: number;
  /** The mean confidence, and the share whose first passage does answer; null in an empty bin. */
  readonly confidence: number | null;
  readonly answered: number | null;
}

/** Whether a confidence of .8 is right in 8 of 10 answers. */
export interface Reliability {
  readonly bins: readonly ReliabilityBin[];
  /**
   * The expected calibration error: how far the bins' confidence is from their share of right answers, weighed
   * by their answers (Guo et al., "On Calibration of Modern Neural Networks", 2017), 0..1. Null without answers.
   */
  readonly calibrationError: number | null;
}

/** Sorts answers into ten bins by confidence. */
export function reliabilityOf(
  judgements: readonly Pick<Judgement, 'confidence' | 'inFirstPassage'>[],
): Reliability {
  const bins = Array.from({ length: BINS }, (_, i) => {
    const inside = judgements.filter(({ confidence }) => binOf(confidence) === i);
    const mean = (sum: number): number | null => (inside.length === 0 ? null : sum / inside.length);
    return {
      from: i / BINS,
      answers: inside.length,
      confidence: mean(inside.reduce((sum, { confidence }) => sum + confidence, 0)),
      answered: mean(inside.filter(({ inFirstPassage }) => inFirstPassage).length),
    };
  });
  const error = bins.reduce(
    (sum, { answers, confidence, answered }) => sum + answers * Math.abs((confidence ?? 0) - (answered ?? 0)),
    0,
  );
  return { bins, calibrationError: judgements.length === 0 ? null : error / judgements.length };
}

function binOf(confidence: number): number {
  return Math.min(BINS - 1, Math.floor(confidence * BINS));
}
