/** What Discord makes of the lines of a text. */
export type Block =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'subtext'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly text: string };

const FENCE = /^```(?:[\w-]+$)?/;
const HEADING = /^#{1,3} +(.+)$/;
const SUBTEXT = /^-# +(.+)$/;
const QUOTE = /^> ?/;
const ITEM = /^\s*(?:[-*]|(\d+)\.) +(.+)$/;

export function parseBlocks(text: string): readonly Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const [block, taken] = blockAt(lines, at);
    const last = blocks.at(-1);
    // A heading brings its own space along.
    const isSpace = last?.kind === 'heading' && block.kind === 'lines' && block.lines[0]?.trim() === '';
    at += taken;
    if (isSpace) continue;
    if (block.kind === 'lines' && last?.kind === 'lines')
      blocks[blocks.length - 1] = { kind: 'lines', lines: [...last.lines, ...block.lines] };
    else blocks.push(block);
  }
  return blocks;
}

function blockAt(lines: readonly string[], at: number): readonly [block: Block, taken: number] {
  const line = lines[at] ?? '';
  const heading = HEADING.exec(line);
  if (heading) return [{ kind: 'heading', text: heading[1] ?? '' }, 1];
  const subtext = SUBTEXT.exec(line);
  if (subtext) return [{ kind: 'subtext', text: subtext[1] ?? '' }, 1];
  if (FENCE.test(line)) return codeAt(lines, at) ?? [{ kind: 'lines', lines: [line] }, 1];
  if (line.startsWith('>>> ')) return [quoteOf([line.slice(4), ...lines.slice(at + 1)]), lines.length - at];
  if (QUOTE.test(line)) {
    const quoted = run(lines, at, QUOTE);
    return [quoteOf(quoted.map((one) => one.replace(QUOTE, ''))), quoted.length];
  }
  const item = ITEM.exec(line);
  if (!item) return [{ kind: 'lines', lines: [line] }, 1];
  const items = run(lines, at, ITEM);
  const texts = items.map((one) => ITEM.exec(one)?.[2] ?? '');
  return [{ kind: 'list', isOrdered: item[1] !== undefined, items: texts }, items.length];
}

function quoteOf(lines: readonly string[]): Block {
  return { kind: 'quote', blocks: parseBlocks(lines.join('\n')) };
}

function codeAt(lines: readonly string[], at: number): readonly [block: Block, taken: number] | null {
  const end = lines.findIndex((line, i) => i > at && line.trimEnd() === '```');
  if (end < 0) return null;
  return [{ kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end - at + 1];
}

/** The lines from there on that fit, one after another. */
function run(lines: readonly string[], at: number, pattern: RegExp): readonly string[] {
  const rest = lines.slice(at);
  const end = rest.findIndex((line) => !pattern.test(line));
  return end < 0 ? rest : rest.slice(0, end);
}
