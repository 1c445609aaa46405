import type { Draft } from '../../formats/draft.js';
import { BUTTONS } from '../words/buttons.js';
import type { Measured } from './measured.js';
import { type Shape, shapeOf } from './shape.js';
import { endsSentence, LONG_SIZE, sizeOf } from './size.js';

/** A block as cleaning sees it: its contents, and the shape that follows from them. */
export interface PageBlock extends Measured {
  readonly shape: Shape;
}

/** From this share of links on, a block is not one of the article's own long paragraphs. */
const LINKED = 0.5;
/** The number of long paragraphs with a label from which on it is a word of the article's subject. */
const USUAL = 3;

/**
 * @param folded the draft's text, folded
 * @param usual labels that are words of the article's own subject, and so don't count
 */
export function toPageBlock(draft: Draft, folded: string, usual: ReadonlySet<string>): PageBlock {
  const measured = measure(draft, folded.trim(), usual);
  return { ...measured, shape: shapeOf(measured) };
}

function measure(draft: Draft, text: string, usual: ReadonlySet<string>): Measured {
  const size = sizeOf(text);
  const found = size > LONG_SIZE ? [] : (text.match(BUTTONS) ?? []).filter((label) => !usual.has(label));
  const letters = found.length === 0 ? 0 : (text.match(/\p{L}/gu)?.length ?? 0);
  const covered = found.join('').replace(/\P{L}/gu, '').length;
  return {
    draft,
    text,
    size,
    endsSentence: endsSentence(text),
    buttons: letters === 0 ? 0 : covered / letters,
    labels: found.length,
  };
}

/**
 * The labels of buttons in the article's long paragraphs: in an article on comments, `comment` is no sign.
 *
 * @param folded the blocks' folded texts, in the same order
 */
export function usualWords(drafts: readonly Draft[], folded: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const [i, { kind, text, linked }] of drafts.entries()) {
    if (kind === 'heading' || linked >= LINKED || text.length < LONG_SIZE) continue;
    for (const label of new Set(folded[i]?.match(BUTTONS))) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= USUAL).map(([label]) => label));
}
