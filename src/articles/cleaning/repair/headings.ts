import { isByline } from '../../facts/byline.js';
import { isSpeakerName } from '../../facts/speaker-names.js';
import type { Draft } from '../../formats/draft.js';

/** The longest line that serves as a heading, in UTF-16 code units. */
const MAX_BOLD_LENGTH = 60;
const MAX_PLAIN_LENGTH = 28;
/** A paragraph of this length is text that can have a heading. */
const MIN_TEXT_LENGTH = 40;
/** Lines without any mark count as headings if there are at least this many of their kind. */
const MIN_PLAIN = 2;
const BELOW_TITLE = 2;
const DEEPEST = 6;

const SENTENCE = /[.。!！;；:：,，、…]["'”’」』）)]*$|[。！；]/u;
const QUOTED = /^["“「『'‘].*["”」』'’]$/u;
const SPEAKER = /^(?:[qa]|[^:：\s]{1,12})\s?[:：]/i;
/** A name in several words, such as `发言人 2` or `Ann Lee`, and its colon. */
const NAMED = /^([^:：\s]{1,12}(?: [^:：\s]{1,12}){1,2})\s?[:：]/u;
const STATEMENT = /^\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．)）]\s*\S.{24,}/u;
const CAPTION = /^[▲△▼■●◆↑↓*＊(（【[]|(?:图|圖|photo|image|source|credit)\s*[:：/｜|]/iu;

/**
 * Turns short lines in bold into headings if text follows them; and, in a document with neither headings nor such
 * lines, separate short lines between paragraphs.
 */
export function findHeadings(drafts: readonly Draft[]): readonly Draft[] {
  const bold = drafts.map((draft, i) => isBoldHeading(draft) && hasTextBelow(drafts, i));
  if (bold.some(Boolean)) return promote(drafts, bold);
  if (drafts.some(({ kind }, i) => kind === 'heading' && i > 0)) return drafts;
  const plain = drafts.map((draft, i) => isPlainHeading(draft) && standsBetween(drafts, i));
  return plain.filter(Boolean).length >= MIN_PLAIN ? promote(drafts, plain) : drafts;
}

function promote(drafts: readonly Draft[], isHeading: readonly boolean[]): readonly Draft[] {
  let depth = 0;
  return drafts.map((draft, i) => {
    if (draft.kind === 'heading') depth = draft.depth;
    if (!isHeading[i]) return draft;
    return { ...draft, kind: 'heading', depth: Math.min(DEEPEST, Math.max(BELOW_TITLE, depth + 1)) };
  });
}

/** Whether a block is a short line in bold that serves as a heading, if text follows it. */
export function isBoldHeading({ kind, bold, text }: Draft): boolean {
  return (
    kind === 'paragraph' &&
    bold === 1 &&
    text.length <= MAX_BOLD_LENGTH &&
    isTitleLike(text) &&
    !QUOTED.test(text)
  );
}

function isPlainHeading({ kind, linked, bold, text }: Draft): boolean {
  if (kind !== 'paragraph' || linked > 0 || bold > 0 || text.length > MAX_PLAIN_LENGTH) return false;
  return isTitleLike(text) && /\p{Script=Han}{2}/u.test(text) && !/\d{4}[-年/.]\d/.test(text);
}

function isTitleLike(line: string): boolean {
  const text = line.trim();
  if (text.includes('\n') || text.length < 2 || !/\p{L}/u.test(text)) return false;
  return (
    ![SENTENCE, STATEMENT, CAPTION].some((pattern) => pattern.test(text)) &&
    !isByline(text) &&
    !isSpeaker(text)
  );
}

/** A colon inside a heading is common; one after a short name, with a sentence after it, is not. */
function isSpeaker(text: string): boolean {
  if (/^(?:[qa]|问|問|答)\s?[:：]/i.test(text)) return true;
  return /[?？]$/.test(text) && (SPEAKER.test(text) || isSpeakerName(NAMED.exec(text)?.[1] ?? ''));
}

function hasTextBelow(drafts: readonly Draft[], i: number): boolean {
  const next = drafts[i + 1];
  return next !== undefined && next.kind !== 'heading' && !(isBoldHeading(next) && next.kind === 'paragraph');
}

function standsBetween(drafts: readonly Draft[], i: number): boolean {
  return isText(drafts[i - 1]) && isText(drafts[i + 1]);
}

function isText(draft: Draft | undefined): boolean {
  return (
    draft !== undefined &&
    draft.kind === 'paragraph' &&
    draft.text.length >= MIN_TEXT_LENGTH / 2 &&
    /[.。!！?？:：”"]$/u.test(draft.text.trim())
  );
}
