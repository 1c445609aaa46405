import iconv from 'iconv-lite';
import type { Article } from '../../src/articles/article.js';
import { cleanDrafts } from '../../src/articles/cleaning/clean-drafts.js';
import { parseMarkdown } from '../../src/articles/formats/markdown/markdown.js';
import { parseArticle } from '../../src/articles/parse.js';
import { decodeText } from '../../src/articles/source/decode.js';
import { splitFrontMatter } from '../../src/articles/source/front-matter.js';
import { groupReposts, sketchText } from '../../src/indexing/reposts/reposts.js';
import { chunk, DEFAULT_CHUNK_OPTIONS } from '../../src/passages/chunk.js';
import { embeddingInput } from '../../src/passages/context.js';
import type { Stage } from '../../src/stages.js';
import { fold } from '../../src/text/fold.js';
import { sentencesOf } from '../../src/text/sentences.js';
import { shinglesOf } from '../../src/text/shingles.js';
import { tokenize } from '../../src/text/tokenize.js';
import type { OwnFile } from './own-files.js';

const ENCODINGS = ['utf8', 'gb18030', 'big5', 'utf16le'] as const;
/** As much of a file as is tried in every encoding, in UTF-16 code units. */
const ENCODED = 2000;

/** What each stage makes of a file, as values that JSON can hold. */
export async function makeAll({ path, text }: OwnFile): Promise<Record<Stage, unknown>> {
  const { data, body } = splitFrontMatter(text);
  const drafts = parseMarkdown(body);
  const { article } = parseArticle(path, new TextEncoder().encode(text));
  const passages = chunk(article, DEFAULT_CHUNK_OPTIONS, ({ length }) => length);
  return {
    decode: ENCODINGS.map((name) =>
      decodeText(iconv.encode(text.slice(0, ENCODED), name, { addBOM: name === 'utf16le' })),
    ),
    parse: [data, drafts],
    clean: [
      cleanDrafts(drafts, null, 'written'),
      cleanDrafts(drafts, null, 'unknown'),
      cleanDrafts(drafts, 'https://news.example.com/a/1', 'clipped'),
    ],
    facts: factsOf(article),
    fold: fold(article.text),
    tokenize: tokenize(article.text),
    sentences: sentencesOf(article.text),
    cut: passages,
    embedInput: passages.map((passage) => embeddingInput(article, passage)),
    shingles: [...shinglesOf(article.text)],
    reposts: await repostsOf(article),
  };
}

function factsOf({ text: _, blocks: __, ...facts }: Article): unknown {
  return facts;
}

/** An article beside copies that lack more and more of their end: some are reposts, some are too short to be told. */
async function repostsOf(article: Article): Promise<unknown> {
  const copies = [1, 0.8, 0.6, 0.4, 0.2].map((share) => ({
    ...article,
    id: `${share}`,
    text: article.text.slice(0, Math.ceil(article.text.length * share)),
  }));
  return [[...(sketchText(article.text)?.sketch ?? [])], await groupReposts(copies)];
}
