import type { EvalReport } from '../../evaluation/eval-report.js';
import type { SearchedBy } from '../../retrieval/retrieved.js';
import type { Speech, SpokenKey } from '../i18n/speech.js';

/** Figures of a run that are one number each. */
export type Figures = Omit<EvalReport, 'tiers' | 'quotes' | 'reliability' | 'risk'>;

type FigureName = keyof Figures | 'greenRight' | 'answerableGreen' | 'calibrationError';
type EvalKey = Extract<SpokenKey, `eval${string}`>;

const NAMES = {
  questions: 'evalQuestions',
  articleRecallAt1: 'evalArticleRecallAt1',
  articleRecallAt5: 'evalArticleRecallAt5',
  mrrAt10: 'evalMrrAt10',
  answerInFirstQuote: 'evalAnswerInFirstQuote',
  answerInAnyQuote: 'evalAnswerInAnyQuote',
  answerInHighlights: 'evalAnswerInHighlights',
  answerInFirstPassage: 'evalAnswerInFirstPassage',
  verbatim: 'evalVerbatim',
  quoteLengthMedian: 'evalQuoteLengthMedian',
  quoteLengthP95: 'evalQuoteLengthP95',
  msMedian: 'evalMsMedian',
  msP95: 'evalMsP95',
  greenRight: 'evalGreenRight',
  answerableGreen: 'evalAnswerableGreen',
  calibrationError: 'evalCalibrationError',
} as const satisfies Record<FigureName, EvalKey>;

const VARIANTS = {
  fused: 'evalFused',
  keywords: 'evalKeywords',
  vectors: 'evalVectors',
} as const satisfies Record<SearchedBy, EvalKey>;

const TIERS = { found: 'evalFound', related: 'evalRelated', nothing: 'evalNothing' } as const;

/** The name of a figure, a way to search or a tier. */
export const nameOfFigure = (name: FigureName, { t }: Speech): string => t(NAMES[name]);
export const nameOfVariant = (variant: SearchedBy, { t }: Speech): string => t(VARIANTS[variant]);
export const nameOfTier = (tier: keyof typeof TIERS, { t }: Speech): string => t(TIERS[tier]);

/** The figures in their order. */
export function figuresOf({
  tiers: _,
  quotes: __,
  reliability: ___,
  risk: ____,
  ...figures
}: EvalReport): Figures {
  return figures;
}

/** As pairs of a name and a number. */
export function entriesOf<Row extends object>(row: Row): [keyof Row & string, Row[keyof Row]][] {
  return Object.entries(row) as [keyof Row & string, Row[keyof Row]][];
}
