import type { Draft } from '../../formats/draft.js';

/** A space between Han characters, or between one and a mark of its width. */
const BETWEEN =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’]) (?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’])/gu;
const SPACED = /\p{Script=Han} (?=\p{Script=Han})/gu;
const TIGHT = /\p{Script=Han}(?=\p{Script=Han})/gu;
/** Lists of single characters have spaces; a text with spaces by damage has such marks as well. */
const MARK = /[，。；：！？]/;
/** How many spaces, and which share of a block's neighbouring characters, show that a tool put them there. */
const MIN_SPACED = 8;
const MIN_SHARE = 0.8;

/**
 * Blocks without the space that some extractors put behind each Han character: `湖 边 的 水`. Where a text is damaged in
 * this way, so are its short lines.
 */
export function closeSpacedHan(drafts: readonly Draft[]): readonly Draft[] {
  const shares = drafts.map(({ kind, text }) => (kind === 'code' ? 0 : spacedShare(text)));
  const isDamaged = drafts.map((draft, i) => isSpacedText(draft.text, shares[i] ?? 0));
  if (!isDamaged.includes(true)) return drafts;
  return drafts.map((draft, i) =>
    isDamaged[i] || shares[i] === 1 ? { ...draft, text: draft.text.replace(BETWEEN, '') } : draft,
  );
}

/** The share of neighbouring Han characters with a space between them, 0 to 1. */
function spacedShare(text: string): number {
  const spaced = text.match(SPACED)?.length ?? 0;
  return spaced === 0 ? 0 : spaced / (spaced + (text.match(TIGHT)?.length ?? 0));
}

function isSpacedText(text: string, share: number): boolean {
  return share >= MIN_SHARE && MARK.test(text) && (text.match(SPACED)?.length ?? 0) >= MIN_SPACED;
}
