import { UserError } from '../errors.js';
import { sentence, type Told } from '../sentence.js';
import type { Article } from './article.js';
import { cleanDrafts } from './cleaning/clean-drafts.js';
import { originOf } from './cleaning/origin.js';
import { bylineAuthor } from './facts/byline.js';
import { detectLanguage } from './facts/language.js';
import { siteOf } from './facts/site.js';
import { findTurns } from './facts/speakers.js';
import { findTitle, writtenTitle } from './facts/title.js';
import { titledDay } from './facts/titled-day.js';
import { assemble, type Draft } from './formats/draft.js';
import { isTooDense } from './formats/markdown/density.js';
import { endEntries } from './formats/markdown/lazy-lines.js';
import { parseMarkdown, parsePlain } from './formats/markdown/markdown.js';
import { articleId } from './id.js';
import type { RemovedText } from './removed.js';
import { dropInvisible, unifyLineBreaks } from './source/characters.js';
import { collectionOf } from './source/collection.js';
import { dropHeadingCounter } from './source/counter.js';
import { findDatelines } from './source/datelines.js';
import { decodeText } from './source/decode.js';
import { findAddress } from './source/find-address.js';
import { findDate } from './source/find-date.js';
import { splitFrontMatter } from './source/front-matter.js';
import { dropHighlightLinks } from './source/highlights.js';
import { findAuthor, findTags } from './source/metadata.js';
import { takePlatformLine } from './source/platform-line.js';
import { withReaderHeader } from './source/reader-header.js';
import { takeStamps } from './source/stamps.js';
import { joinSubtitles } from './source/subtitles.js';

/** The largest file that is read as an article, in bytes: about 1.7 million Chinese characters, a very long book. */
export const MAX_ARTICLE_BYTES = 5 * 1024 * 1024;

/** How many blocks at a text's start may give its date. */
const FIRST_BLOCKS = 2;

export interface ParsedArticle {
  readonly article: Article;
  /** Problems of an article that can nevertheless be read, a sentence each. */
  readonly warnings: readonly Told[];
  /** What was removed from the file. */
  readonly removed: readonly RemovedText[];
}

export interface ParseOptions {
  /** Its id, if another path gives the same one as its own. */
  readonly id?: string;
  /** The site that the folder's articles are published on: paths in their front matter become links to it. */
  readonly siteUrl?: string | null;
}

/**
 * Reads a file as an article. Pure.
 *
 * @param path the path below the articles' folder, with forward slashes
 * @throws UserError `articles` with a sentence that says why the file is not an article
 */
export function parseArticle(
  path: string,
  bytes: Uint8Array,
  { id = articleId(path), siteUrl = null }: ParseOptions = {},
): ParsedArticle {
  checkSize(bytes.length);
  const { text: raw, lost } = decodeText(bytes);
  const source = dropInvisible(unifyLineBreaks(raw)).replace(/^\n+/, '');
  if (source.trim() === '') throw bad(sentence('The file holds nothing but white space.'));
  const split = withReaderHeader(splitFrontMatter(source));
  if (split.body.trim() === '') throw bad(sentence('The file holds front matter but no text.'));
  const { data } = split;
  const written = writtenTitle(data);
  const platform = takePlatformLine(joinSubtitles(split.body));
  const datelines = findDatelines(platform.body);
  const address = findAddress(data, platform.body, { title: written || null, siteUrl });
  const { body, stamps } = takeStamps(dropHighlightLinks(dropHeadingCounter(address.body)));
  const dense = isTooDense(body);
  const origin = originOf(data, address.url);
  const { drafts, removed } = cleanDrafts(draftsOf(path, body, dense), address.url, origin);
  const { text, blocks } = assemble(drafts);
  if (text === '') throw bad(sentence('The file holds no text beside pictures, markup and its address.'));
  const site = siteOf(address.url, removed, { title: written, isClipped: origin === 'clipped' });
  const title = findTitle({ data, drafts, path, site });
  const inText = platform.date ?? datelines.published ?? titledDay([written, title, ...firstLines(drafts)]);
  const { date, warnings } = findDate(data, {
    path,
    inText,
    updated: datelines.updated,
    url: address.url,
  });
  const article: Article = {
    id,
    path,
    collection: collectionOf(path, data),
    title,
    url: address.url,
    date,
    author: findAuthor(data) ?? platform.author ?? bylineAuthor(drafts),
    lang: detectLanguage(text),
    tags: findTags(data),
    text,
    blocks,
    turns: findTurns(text, blocks, stamps),
  };
  return {
    article,
    warnings: [
      ...lostWarning(lost),
      ...denseWarning(dense),
      ...split.warnings,
      ...address.warnings,
      ...warnings,
    ],
    removed,
  };
}

/** @throws UserError `articles` for an empty file, and for one that is larger than any article */
export function checkSize(bytes: number): void {
  if (bytes === 0) throw bad(sentence('The file is empty.'));
  if (bytes <= MAX_ARTICLE_BYTES) return;
  const megabytes = (size: number) => `${(size / 1024 / 1024).toFixed(1)} MB`;
  throw bad(
    sentence('The file is larger ({{size}}) than an article may be ({{most}}): split it.', {
      size: megabytes(bytes),
      most: megabytes(MAX_ARTICLE_BYTES),
    }),
  );
}

/** The first lines of a text, in which the minutes of a meeting say what they are. */
function firstLines(drafts: readonly Draft[]): string[] {
  return drafts.slice(0, FIRST_BLOCKS).map(({ text }) => text.split('\n', 1)[0] ?? '');
}

function draftsOf(path: string, body: string, dense: boolean): readonly Draft[] {
  if (dense) return parsePlain(body);
  const isPlain = path.toLowerCase().endsWith('.txt');
  return parseMarkdown(isPlain ? endEntries(body) : body, { linesAreParagraphs: isPlain });
}

function lostWarning(lost: number): Told[] {
  const mark = '\ufffd';
  return lost === 0
    ? []
    : [sentence('{{lost}} of its characters could not be read and stand as {{mark}}.', { lost, mark })];
}

function denseWarning(dense: boolean): Told[] {
  return dense ? [sentence('It holds too many marks to be read as Markdown and was read line by line.')] : [];
}

function bad(told: Told): UserError {
  return new UserError('articles', told);
}
