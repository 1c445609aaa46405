import { splitProperties } from './properties.js';
import type { FrontMatter, SplitSource } from './split-source.js';

/** The lines that services for turning pages into Markdown put before the text, and the front matter's key for each. */
const KEYS: Readonly<Partial<Record<string, string>>> = {
  title: 'title',
  'url source': 'source',
  'published time': 'date',
};
const LINE = /^(title|url source|published time|number of pages|warning|markdown content):[ \t]*(.*)\n*/i;
const CONTENT = 'markdown content';
const DAY = /^\d{4}-\d{2}-\d{2}/;

/** Takes such lines off a text that has no front matter: at least an address, then the label of the content. */
export function splitReaderHeader(source: string): SplitSource {
  const data: Record<string, string> = {};
  let body = source;
  for (let line = LINE.exec(body); line; line = LINE.exec(body)) {
    const [whole, label = '', value = ''] = line;
    if (label.toLowerCase() === CONTENT) {
      return data.source === undefined
        ? { data: {}, body: source, warnings: [] }
        : { data, body: body.slice(label.length + 1).trimStart(), warnings: [] };
    }
    const key = KEYS[label.toLowerCase()];
    if (key !== undefined && value !== '')
      data[key] = key === 'date' ? (DAY.exec(value)?.[0] ?? value) : value;
    body = body.slice(whole.length);
  }
  return { data: {}, body: source, warnings: [] };
}

/** The front matter, and lines at the text's start or end that serve as front matter. */
export function withReaderHeader({ data, body, warnings }: SplitSource): SplitSource {
  const header = splitReaderHeader(body);
  const own = header.body === body ? splitProperties(body) : header;
  const found: FrontMatter = { ...own.data, ...data };
  return { data: found, body: own.body, warnings };
}
