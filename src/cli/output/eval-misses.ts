import type { Judgement } from '../../evaluation/evaluate.js';
import { oneLine } from '../../text/one-line.js';
import type { Speech } from '../i18n/speech.js';
import { nameOfTier } from './eval-names.js';

/** The longest beginning of a quote that is printed, in characters. */
const SHOWN = 240;

/** An answer that missed what was wanted: the question, what was wanted, and what was shown instead. */
export function missToText(miss: Judgement, speech: Speech): string {
  const { question, shown } = miss;
  const { t } = speech;
  const what =
    question.article === null
      ? t('evalWantsNothing')
      : `${question.answers.join(' / ')} (${question.article})`;
  const lines = [`\n? ${question.question}`, `  ${t('evalWanted', { what })}`, `  ${placeOf(miss, speech)}`];
  if (shown) lines.push(`  ${t('evalShown', { title: shown.title, text: beginningOf(shown.text) })}`);
  return lines.join('\n');
}

function placeOf(miss: Judgement, speech: Speech): string {
  const { tier, confidence, articleRank, inFirstPassage, inAnyQuote, question } = miss;
  const { t } = speech;
  const parts = [`${nameOfTier(tier, speech)} ${confidence.toFixed(2)}`];
  if (question.article !== null)
    parts.push(articleRank === null ? t('evalNotFound') : t('evalRank', { rank: articleRank }));
  if (inAnyQuote) parts.push(t('evalInQuote'));
  else if (inFirstPassage) parts.push(t('evalInPassage'));
  return parts.join(', ');
}

function beginningOf(text: string): string {
  const line = oneLine(text);
  return line.length > SHOWN ? `${[...line].slice(0, SHOWN).join('')} …` : line;
}
