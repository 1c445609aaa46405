import { z } from 'zod';
import type { QuotedExcerpt } from '../../answer/answer.js';
import { citationOf } from '../../answer/citation.js';

/** How sure it is that something answers. */
export const tierSchema = z
  .enum(['found', 'related', 'nothing'])
  .meta({ description: 'found: it answers. related: it is of the topic. nothing: it is merely near.' });

export const probabilitySchema = z.number().min(0).max(1);
export const dateSchema = z.iso.date();

/** A stretch of a text. */
export const spanSchema = z
  .object({ start: z.int().min(0), end: z.int().min(0) })
  .meta({ id: 'Span', description: 'A stretch of a text in UTF-16 code units, `end` exclusive.' });

const collection = z.string().meta({ description: 'What it is kept and found together with.' });

/** A reference to an article. */
export const referenceSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    date: dateSchema.nullable(),
    url: z.string().nullable(),
    collection,
  })
  .meta({ id: 'ArticleReference', description: 'An article: enough to recognise it and to go there.' });

const text = z.string().meta({ description: 'The words of the article from `start` to `end`, unchanged.' });
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: "The SHA-256 of the article's whole text in UTF-8, which the offsets count in." });

/** The hash by which an article's text is recognised. */
export const textNamesSchema = z.object({
  version: z.string().meta({ description: 'A short name of this version of the text.' }),
  hash,
});

/** A verbatim excerpt of an article; offsets refer to the article's text, see `hash`. */
export const quoteSchema = z
  .object({
    rank: z.int().min(1),
    tier: tierSchema,
    confidence: probabilitySchema.meta({ description: 'The probability that this quote answers.' }),
    score: z
      .number()
      .meta({ description: "The passage's rank in the search; only its order means something." }),
    isPinned: z
      .boolean()
      .meta({ description: 'Whether an admin has pinned it to the question, instead of a search.' }),
    text,
    ...spanSchema.shape,
    citation: z.string().meta({ description: 'One line that names the source, to be put below the quote.' }),
    link: z.string().nullable().meta({ description: '`url`, scrolling to the quote.' }),
    articleId: z.string(),
    articleKey: z.string(),
    ...textNamesSchema.shape,
    title: z.string(),
    url: z.string().nullable(),
    path: z.string(),
    collection,
    date: dateSchema.nullable(),
    speaker: z.string().nullable(),
    section: z.string().nullable().meta({ description: 'The nearest heading above the quote.' }),
    highlights: z.array(spanSchema).meta({ description: 'What answers or matches best, within the quote.' }),
    passage: z.object({ ...spanSchema.shape, text }).meta({ description: 'The passage it was cut out of.' }),
    table: z
      .object({ ...spanSchema.shape, header: z.string() })
      .nullable()
      .meta({
        description: 'The table it has rows of, as far as it has them, and the line above its columns.',
      }),
    isWidest: z.boolean().meta({ description: 'Whether nothing round it can be shown with it.' }),
    alsoIn: z
      .array(referenceSchema)
      .meta({ description: 'Other articles that have it nearly word for word.' }),
    olderEditions: z
      .array(referenceSchema)
      .meta({ description: 'Articles that say the same of an earlier time, the latest first.' }),
  })
  .meta({ id: 'Quote', description: "An article's own words, with where they stand." });

export type QuoteObject = z.output<typeof quoteSchema>;

export function quoteObject(quote: QuotedExcerpt): QuoteObject {
  return {
    ...quote,
    citation: citationOf(quote),
    highlights: [...quote.highlights],
    alsoIn: [...quote.alsoIn],
    olderEditions: [...quote.olderEditions],
  };
}
