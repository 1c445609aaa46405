import type { Draft } from '../../formats/draft.js';

/** The link that an encyclopaedia shows behind each heading: `[编辑]`, `[edit | edit source]`. */
const EDIT_LINK = /[ \t]?\[[ \t]?(?:编辑|編輯|edit)(?:[ \t]?\|[^[\]\n]{1,20})?[ \t]?\]$/iu;
/** The longest line that is such a heading where the marks of headings were lost. In UTF-16 code units. */
const MAX_LINE_LENGTH = 40;
/** How many different lines are such headings: a manual may tell its readers to press `[edit]`. */
const MIN_LINES = 2;

export interface WithoutLinks {
  readonly drafts: readonly Draft[];
  /** The links that were taken off, in order. */
  readonly removed: readonly string[];
}

/** Headings without the link by which readers edit the section. */
export function dropEditLinks(drafts: readonly Draft[]): WithoutLinks {
  const lines = new Set(drafts.filter(isLine).map(({ text }) => text));
  const removed: string[] = [];
  const without = drafts.map((draft) => {
    if (draft.kind !== 'heading' && !(lines.size >= MIN_LINES && lines.has(draft.text))) return draft;
    const text = draft.text.trimEnd();
    const at = text.search(EDIT_LINK);
    if (at <= 0) return draft;
    removed.push(text.slice(at).trim());
    return { ...draft, text: text.slice(0, at) };
  });
  return { drafts: without, removed };
}

function isLine({ kind, text }: Draft): boolean {
  return kind === 'paragraph' && text.length <= MAX_LINE_LENGTH && EDIT_LINK.test(text.trimEnd());
}
