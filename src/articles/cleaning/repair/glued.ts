import type { Draft } from '../../formats/draft.js';

/** The platform's last line, which copying from its page puts behind the last sentence. */
const GLUED = /(?<=[。！？!?…”」』）)])[ \t]?返回搜狐[，,][ \t]?查看更多$/u;

/** Drafts with a platform's line as its own paragraph, whatever it was glued to. */
export function apartGlued(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.flatMap((draft) => {
    const text = draft.text.trimEnd();
    const at = draft.kind === 'paragraph' ? text.search(GLUED) : -1;
    if (at === -1) return [draft];
    const line = { kind: draft.kind, depth: 0, text: text.slice(at).trim(), linked: 0, bold: 0, links: [] };
    return [{ ...draft, text: text.slice(0, at) }, line];
  });
}
