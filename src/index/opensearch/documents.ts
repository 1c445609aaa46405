import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Article } from '../../articles/article.js';
import { articleKey } from '../../articles/article-key.js';
import type { RemovedText } from '../../articles/removed.js';
import type { Embedding } from '../../embedding/embedder.js';
import type { Passage } from '../../passages/passage.js';
import { pack } from '../../storage/packed.js';
import { fold } from '../../text/fold.js';
import type { ArticleInfo } from '../passage-index.js';
import type { EmbeddedArticle, IndexedFile } from '../records.js';
import { foldTitle } from '../titles.js';
import { exactly, keywordsOf } from './terms.js';

/** What a document is, in the field `kind`. */
export type Kind = 'article' | 'passage' | 'file' | 'groups';

/** A document and the id that it has in its index: the same whenever it is sent, so that sending it twice is harmless. */
export interface IdentifiedDocument {
  readonly id: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** What an index says of an article beside its text; the article's place has separate fields. */
type StoredInfo = Omit<ArticleInfo, 'id' | 'path' | 'collection' | 'repostOf'>;
type Outline = readonly Pick<Passage, 'start' | 'headings'>[];

/** A document contains what was put there: only its outline is checked. */
export const storedArticle = z.object({
  article: z.string(),
  path: z.string(),
  collection: z.string(),
  info: z.custom<StoredInfo>(),
});
export const storedText = storedArticle.extend({
  text: z.string(),
  shape: z.custom<Pick<Article, 'blocks' | 'turns'>>(),
});
export const storedRecord = storedText.extend({
  hash: z.string(),
  removed: z.custom<readonly RemovedText[]>(),
  sketch: z.object({ key: z.string(), packed: z.string() }).nullable(),
});
export const storedOutline = storedArticle.extend({ outline: z.custom<Outline>() });
export const storedRemoved = storedRecord.pick({ removed: true });
export const storedFile = z.object({ file: z.custom<IndexedFile>() });
export const storedGroups = z.object({ groups: z.array(z.array(z.string())) });

/** Where a passage is: no two of a generation have one place. */
export function placeOf({ articleId, start }: Pick<Passage, 'articleId' | 'start'>): string {
  return `${articleId} ${start}`;
}

/** The fields of an article's own document that change when it is moved. */
export function movedArticle(
  { id, path, collection }: Pick<Article, 'id' | 'path' | 'collection'>,
  hash: string,
) {
  return { article: id, key: articleKey(id), path, collection, hash };
}

/** A passage as it is returned with a hit. */
export function shownAs(articleId: string, passage: Passage): string {
  return Buffer.from(JSON.stringify({ ...passage, articleId })).toString('base64');
}

export function toPassage(shown: string): Passage {
  return JSON.parse(Buffer.from(shown, 'base64').toString()) as Passage;
}

/**
 * @param generation the writer's: what another generation has written about an article of the same id is another document
 */
export function articleDocument(
  { article, hash, removed, sketch, passages }: EmbeddedArticle,
  generation: string,
): IdentifiedDocument {
  const { id, path: _, collection: __, text, blocks, turns, ...info } = article;
  return {
    id: idFor('article', generation, id),
    document: {
      kind: 'article' satisfies Kind,
      ...movedArticle(article, hash),
      title: exactly(foldTitle(article.title)),
      ...filterFields(article),
      info,
      text,
      shape: { blocks, turns },
      removed,
      outline: passages.map(({ start, headings }) => ({ start, headings })),
      sketch: sketch && { key: sketch.key, packed: base64(sketch.sketch) },
    },
  };
}

/** A passage's vector and those of its sentences, as its document has them; empty without a model. */
export interface StoredVectors {
  readonly vector?: readonly number[];
  readonly sentences?: string;
}

export function passageDocument(
  { article }: Pick<EmbeddedArticle, 'article'>,
  passage: Passage,
  embedding: Embedding | undefined,
  generation: string,
): IdentifiedDocument {
  return {
    id: idFor('passage', generation, placeOf(passage)),
    document: passageFields(article, passage, embedding ? storedVectors(embedding) : {}),
  };
}

/** All fields of a passage's document. */
export function passageFields(
  article: Article,
  passage: Passage,
  vectors: StoredVectors,
): IdentifiedDocument['document'] {
  const { id, collection } = article;
  return {
    kind: 'passage' satisfies Kind,
    article: id,
    collection,
    place: placeOf({ articleId: id, start: passage.start }),
    shown: shownAs(id, passage),
    ...filterFields(article),
    ...keywordsOf(article, passage),
    ...vectors,
  };
}

function storedVectors({ vector, spans }: Embedding): StoredVectors {
  return { vector: numbersOf(vector), sentences: base64(pack(spans, vector.length)) };
}

export function fileDocument(file: IndexedFile): IdentifiedDocument {
  return {
    id: idFor('file', '', file.path),
    document: { kind: 'file' satisfies Kind, path: file.path, file },
  };
}

export function groupsDocument(groups: readonly (readonly string[])[]): IdentifiedDocument {
  return { id: 'groups', document: { kind: 'groups' satisfies Kind, groups } };
}

function filterFields({ tags, date }: Article) {
  return { tags: tags.map((tag) => exactly(fold(tag))), ...(date !== null && { date }) };
}

function idFor(kind: Kind, generation: string, name: string): string {
  return `${kind}-${generation}-${createHash('sha256').update(name).digest('base64url')}`;
}

/** The fewest digits that distinguish every float32: half of what JSON writes. */
function numbersOf(vector: Float32Array): number[] {
  return Array.from(vector, (value) => Number(value.toPrecision(9)));
}

function base64({ buffer, byteOffset, byteLength }: Uint8Array | Uint32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
