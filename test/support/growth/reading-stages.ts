import iconv from 'iconv-lite';
import { cleanDrafts } from '../../../src/articles/cleaning/clean-drafts.js';
import { dropRepeated } from '../../../src/articles/cleaning/repeated.js';
import { bylineAuthor } from '../../../src/articles/facts/byline.js';
import { detectLanguage } from '../../../src/articles/facts/language.js';
import { siteOf } from '../../../src/articles/facts/site.js';
import { findTurns } from '../../../src/articles/facts/speakers.js';
import { findTitle, writtenTitle } from '../../../src/articles/facts/title.js';
import { assemble, type Draft } from '../../../src/articles/formats/draft.js';
import { isTooDense } from '../../../src/articles/formats/markdown/density.js';
import { endEntries } from '../../../src/articles/formats/markdown/lazy-lines.js';
import { parseMarkdown, parsePlain } from '../../../src/articles/formats/markdown/markdown.js';
import { dropInvisible, unifyLineBreaks } from '../../../src/articles/source/characters.js';
import { dropHeadingCounter } from '../../../src/articles/source/counter.js';
import { findDatelines } from '../../../src/articles/source/datelines.js';
import { decodeName, decodeText } from '../../../src/articles/source/decode.js';
import { findAddress } from '../../../src/articles/source/find-address.js';
import { findDate } from '../../../src/articles/source/find-date.js';
import { splitFrontMatter } from '../../../src/articles/source/front-matter.js';
import { dropHighlightLinks } from '../../../src/articles/source/highlights.js';
import { findAuthor, findTags } from '../../../src/articles/source/metadata.js';
import { takePlatformLine } from '../../../src/articles/source/platform-line.js';
import { withReaderHeader } from '../../../src/articles/source/reader-header.js';
import type { FrontMatter } from '../../../src/articles/source/split-source.js';
import { takeStamps } from '../../../src/articles/source/stamps.js';
import { joinSubtitles } from '../../../src/articles/source/subtitles.js';
import { UserError } from '../../../src/errors.js';
import { articleOf } from '../article.js';
import { on, onText, type Stage } from './stage.js';

const ADDRESS = 'https://news.example.com/a/1';
/** The keys that facts are read from. */
const KEYS = ['title', 'url', 'date', 'author', 'tags'];

const encoded = (encoding: string) => (source: string) => iconv.encode(source, encoding);
const asDrafts = (source: string): readonly Draft[] => parsePlain(source);
const inFrontMatter = (source: string): string => `---\ntitle: ${JSON.stringify(source)}\n---\n\n灯`;
const dataOf = (source: string): FrontMatter => Object.fromEntries(KEYS.map((key) => [key, source]));

/** What a file goes through until it is an article. */
export const READING: readonly Stage[] = [
  on('decode UTF-8', encoded('utf8'), decodeText),
  on('decode GB18030', encoded('gb18030'), orRefused(decodeText)),
  on(
    'decode broken UTF-8',
    (source) => Buffer.concat([encoded('utf8')(source), Buffer.from([0xe6])]),
    orRefused(decodeText),
  ),
  on('decode a name', encoded('big5'), decodeName),
  onText('characters', (source) => dropInvisible(unifyLineBreaks(source))),
  onText('front matter', (source) => withReaderHeader(splitFrontMatter(source))),
  onText('front matter that is not closed', (source) => withReaderHeader(splitFrontMatter(`---\n${source}`))),
  on(
    'front matter that is',
    inFrontMatter,
    orRefused((source) => withReaderHeader(splitFrontMatter(source))),
  ),
  on('address', dataOf, (data) => findAddress(data, '')),
  onText('address on the site', (source) =>
    findAddress({ permalink: `/${source}` }, '', { siteUrl: `https://a.example/${source}` }),
  ),
  onText('address in the text', (source) => findAddress({}, source, { title: source, siteUrl: ADDRESS })),
  onText('platform line', (source) => takePlatformLine(joinSubtitles(source))),
  onText('datelines', findDatelines),
  onText('stamps', (source) => takeStamps(dropHighlightLinks(dropHeadingCounter(source)))),
  on('date, author, tags', dataOf, (data) => [
    findDate(data, { inText: String(data.date) }),
    findAuthor(data),
    findTags(data),
  ]),
  onText('date in a name', (source) => findDate({}, { path: source })),
  onText('date in an address', (source) => findDate({}, { url: `https://a.example/${source}` })),
  on('Markdown', neverTooDense, (source) => parseMarkdown(source)),
  onText('entries of plain text', endEntries),
  onText('plain', parsePlain),
  on('assemble', asDrafts, assemble),
  on('clean', asDrafts, (drafts) => cleanDrafts(drafts, null, 'unknown')),
  on('clean a page', asDrafts, (drafts) => cleanDrafts(drafts, ADDRESS, 'clipped')),
  on('title', asDrafts, (drafts) => findTitle({ data: {}, drafts, path: 'a.md', site: siteOf(ADDRESS, []) })),
  on('written title', dataOf, (data) =>
    findTitle({ data, drafts: [], path: 'a.md', site: siteOf(ADDRESS, [], { title: writtenTitle(data) }) }),
  ),
  on('byline', asDrafts, bylineAuthor),
  onText('language', detectLanguage),
  on('speakers', articleOf, ({ text, blocks }) => findTurns(text, blocks)),
  on(
    'repeated',
    (source) => [1, 2, 3].map((id) => ({ article: articleOf(source, { id: `${id}` }), removed: [] })),
    dropRepeated,
  ),
];

/**
 * The text, unless a few times as much of it is read line by line: a parser's work on one list or one paragraph grows
 * with the square of its marks, and ends there.
 */
function neverTooDense(source: string): string {
  return isTooDense(source.repeat(4)) ? '' : source;
}

/** A file that is refused, with a sentence, is as good as one that is read. */
function orRefused<T>(work: (input: T) => unknown): (input: T) => unknown {
  return (input) => {
    try {
      return work(input);
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
  };
}
