import { z } from 'zod';
import type { FoundArticle } from '../../answer/found-article.js';
import type { ArticleList } from '../../answer/service.js';
import type { Article } from '../../articles/article.js';
import type { ArticleInfo, Page } from '../../index/passage-index.js';
import { referenceSchema, spanSchema, textNamesSchema } from './quote.js';
import { partOf, type WantedPart } from './text-part.js';

const aboutSchema = referenceSchema.extend({
  author: z.string().nullable(),
  lang: z.enum(['zh-Hans', 'zh-Hant', 'en', 'ja', 'ko', 'mixed']),
  tags: z.array(z.string()),
  path: z.string().meta({ description: "The file's path below the folder of articles." }),
});

/** An article, or a part of its text. */
export const articleSchema = aboutSchema
  .extend({
    text: z.string().meta({ description: 'The text from `start` to `end`.' }),
    ...spanSchema.shape,
    length: z.int().min(0).meta({ description: 'How long the whole text is, in UTF-16 code units.' }),
    ...textNamesSchema.shape,
    speakers: z
      .array(z.string())
      .meta({ description: 'Who says something in it, where it is a conversation.' }),
    headings: z
      .array(z.object({ ...spanSchema.shape, depth: z.int().min(1).max(6), text: z.string() }))
      .meta({ description: 'Of the whole text, wherever the part lies.' }),
  })
  .meta({
    id: 'Article',
    description: 'An article with its text, or a part of it; every offset counts in it.',
  });

/** An article in a list. */
export const articleInfoSchema = aboutSchema
  .extend({
    repostOf: z
      .string()
      .nullable()
      .meta({ description: 'Where several articles are the same text, the id of the first of them.' }),
  })
  .meta({ id: 'ArticleInfo', description: 'An article without its text.' });

/** A page of the list of articles. */
export const articleListSchema = z
  .object({
    articles: z.array(articleInfoSchema),
    total: z.int().min(0).meta({ description: 'How many articles there are in all.' }),
    next: z.int().min(0).nullable().meta({ description: 'The `offset` of the next page; null on the last.' }),
    generation: z.string().meta({ description: 'Another generation may have another order: begin again.' }),
  })
  .meta({ id: 'ArticleList', description: 'Articles, the newest first, those without a date last.' });

export type ArticleObject = z.output<typeof articleSchema>;
export type ArticleListObject = z.output<typeof articleListSchema>;

/** @param wanted the part of the text; it is cut between graphemes */
export function articleObject(
  { article, version, hash }: FoundArticle,
  wanted: WantedPart = {},
): ArticleObject {
  const { start, end } = partOf(article.text, wanted);
  return {
    ...aboutObject(article),
    text: article.text.slice(start, end),
    start,
    end,
    length: article.text.length,
    version,
    hash,
    speakers: [...new Set(article.turns.map(({ speaker }) => speaker))],
    headings: headingsOf(article),
  };
}

export function articleListObject(
  { articles, total, generation }: ArticleList,
  { offset }: Page,
): ArticleListObject {
  const after = offset + articles.length;
  return {
    articles: articles.map((info) => ({ ...aboutObject(info), repostOf: info.repostOf })),
    total,
    next: articles.length > 0 && after < total ? after : null,
    generation,
  };
}

type About = z.output<typeof aboutSchema>;

function aboutObject({
  id,
  title,
  url,
  date,
  author,
  lang,
  tags,
  path,
  collection,
}: Omit<ArticleInfo, 'repostOf'>): About {
  return { id, title, url, date, author, lang, tags: [...tags], path, collection };
}

function headingsOf({ blocks, text }: Article): ArticleObject['headings'] {
  return blocks
    .filter(({ kind }) => kind === 'heading')
    .map(({ start, end, depth }) => ({ start, end, depth, text: text.slice(start, end) }));
}
