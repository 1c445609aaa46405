import type { CheckedPin } from '../../../articles/pins/check-pins.js';
import { LONGEST_QUESTION, LONGEST_QUOTATION, type Pin } from '../../../articles/pins/pins.js';
import { pinLines, pinName } from '../../../articles/pins/write-pins.js';
import { UserError } from '../../../errors.js';
import type { Told } from '../../../sentence.js';
import { oneLine } from '../../../text/one-line.js';
import { type Html, html, NOTHING } from '../../html.js';
import { type Fields, textOf } from '../../request.js';
import type { WorkshopWords } from '../i18n/words.js';
import type { WorkshopParts } from '../parts.js';

/** The outcome for a pin to be set or removed; `told` is what was wrong with the file or the disk. */
export type PinOutcome =
  | { readonly kind: 'pinned' | 'unpinned' }
  | { readonly kind: 'problem'; readonly problem: keyof WorkshopWords['pinProblems'] }
  | { readonly kind: 'unwritable'; readonly told: Told };

/** A stretch of an article that may be pinned. */
interface Words {
  readonly articleId: string;
  readonly text: string;
}

/** Draws the button that pins words, if they can be. */
export type PinButton = (words: Words) => Html;

/**
 * A button for each stretch of text.
 *
 * @param query of the page that is returned to
 */
export function pinButtonFor(
  question: string,
  pins: readonly CheckedPin[],
  query: string,
  told: WorkshopWords,
): PinButton {
  const pinned = new Set(pins.map(({ pin }) => oneLine(pin.quotation)));
  return ({ articleId, text }) => {
    if (pinned.has(oneLine(text))) return html`<p class="facts">${told.isPinned}</p>`;
    if (question.length > LONGEST_QUESTION || text.length > LONGEST_QUOTATION) return NOTHING;
    return html`<form method="post" action="/workshop/pin?${query}">
<input type="hidden" name="question" value="${question}"><input type="hidden" name="article" value="${articleId}"><input type="hidden" name="words" value="${text}">
<button class="button" type="submit">${told.pinIt}</button></form>`;
  };
}

/** The question's pins, each with a button that removes it. */
export function pinsView(pins: readonly CheckedPin[], query: string, told: WorkshopWords): Html {
  if (pins.length === 0) return NOTHING;
  const items = pins.map(
    ({ pin, problem }) => html`<li class="embed article"><blockquote>${pin.quotation}</blockquote>
<p class="facts"><code>${pin.article}</code> · ${told.pinnedTo(pin.questions.join(' · '))}</p>
${problem === null ? NOTHING : html`<p class="warning">${told.pinProblems[problem]}</p>`}
<form method="post" action="/workshop/unpin?${query}"><input type="hidden" name="pin" value="${pinName(pin)}">
<button class="button" type="submit">${told.unpin}</button></form></li>`,
  );
  return html`<h3>${told.pins}</h3><ul class="quotes">${items}</ul>`;
}

/** Pins what a form has sent, if the article has it word for word. */
export async function pinSent(
  fields: Fields,
  { answers, pins }: Pick<WorkshopParts, 'answers' | 'pins'>,
): Promise<PinOutcome> {
  const question = oneLine(textOf(fields, 'question'));
  const [words, wanted] = [textOf(fields, 'words'), textOf(fields, 'article')];
  if (question === '' || question.length > LONGEST_QUESTION || wanted === '')
    return { kind: 'problem', problem: 'incomplete' };
  const found = await answers.quotable(words, wanted);
  if ('problem' in found) return { kind: 'problem', problem: found.problem };
  const pin = { questions: [question], article: found.path, quotation: found.quotation };
  // Pressed twice, it is there once.
  if (pinned(pins.read().pins, pinName(pin))) return { kind: 'pinned' };
  return written('pinned', () => pins.append(pinLines(pin)));
}

/** Removes the pin that a form names. */
export function unpinSent(fields: Fields, { pins }: Pick<WorkshopParts, 'pins'>): PinOutcome {
  const pin = pinned(pins.read().pins, textOf(fields, 'pin'));
  return pin ? written('unpinned', () => pins.remove(pin)) : { kind: 'problem', problem: 'gone' };
}

function pinned(pins: readonly Pin[], name: string): Pin | undefined {
  return pins.find((pin) => pinName(pin) === name);
}

function written(kind: 'pinned' | 'unpinned', write: () => void): PinOutcome {
  try {
    write();
    return { kind };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'unwritable', told: error.told };
  }
}
