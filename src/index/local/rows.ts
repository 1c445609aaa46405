import type { Article, Block, Language, Turn } from '../../articles/article.js';
import type { Passage } from '../../passages/passage.js';
import type { ArticleInfo } from '../passage-index.js';

export interface ArticleRow extends Omit<ArticleInfo, 'tags' | 'lang'> {
  readonly lang: Language;
  readonly tags: string;
  readonly text: string;
  readonly blocks: string;
  readonly turns: string;
}

export interface PassageRow extends Pick<Passage, 'start' | 'end' | 'speaker'> {
  readonly key: number;
  readonly articleId: string;
  readonly headings: string;
  readonly repostOf: string | null;
  readonly questionStart: number | null;
  readonly questionEnd: number | null;
}

/** A passage with what the index knows about it. */
export interface KeyedPassage extends Passage {
  readonly key: number;
  readonly repostOf: string | null;
}

/** The columns of `articles` that make an `ArticleInfo`. */
export const ARTICLE_INFO =
  'id, path, collection, title, url, date, author, lang, tags, repost_of AS repostOf';

export function toInfo({
  id,
  path,
  collection,
  title,
  url,
  date,
  author,
  lang,
  tags,
  repostOf,
}: ArticleRow): ArticleInfo {
  const read = JSON.parse(tags) as string[];
  return { id, path, collection, title, url, date, author, lang, tags: read, repostOf };
}

export function toArticle(row: ArticleRow): Article {
  const blocks = JSON.parse(row.blocks) as Block[];
  const turns = JSON.parse(row.turns) as Turn[];
  const { repostOf: _, ...info } = toInfo(row);
  return { ...info, text: row.text, blocks, turns };
}

export function toPassage({ questionStart, questionEnd, headings, ...row }: PassageRow): KeyedPassage {
  const question =
    questionStart === null || questionEnd === null ? null : { start: questionStart, end: questionEnd };
  return { ...row, headings: JSON.parse(headings) as string[], question };
}
