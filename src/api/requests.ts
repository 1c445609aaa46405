import { z } from 'zod';
import { LONGEST_QUESTION } from '../retrieval/question/question.js';

/** The limits of a request. Lengths are in UTF-16 code units. */
export const LIMITS = {
  /** A question is not read beyond this. */
  question: LONGEST_QUESTION,
  /** How many former questions are read. */
  before: 4,
  /** The longest quotation that fits into an address with nine bytes for each Chinese character. */
  quotation: 1500,
  topic: 200,
  /** Longer than any title, path or tag. */
  name: 500,
  quotes: { most: 10, usual: 3 },
  page: { most: 200, usual: 50 },
} as const;

/** The largest number accepted as a place in a text or a list. */
const FARTHEST = 999_999_999;

/** A text that is not blank. */
function wordsUpTo(most: number, what: string) {
  return z
    .string(`is missing: give ${what}`)
    .regex(/\S/, `is empty: give ${what}`)
    .max(most, `is too long: ${most} characters at most`);
}

/** The kinds of values that the API and the tools take. */
export const values = {
  question: wordsUpTo(LIMITS.question, 'a question').meta({ description: 'The question, in any language.' }),
  former: wordsUpTo(LIMITS.question, 'a question'),
  quotation: wordsUpTo(LIMITS.quotation, 'a text').meta({
    description: 'The text to look for: a quotation, or words that hold one in quotation marks.',
  }),
  topic: wordsUpTo(LIMITS.topic, 'a topic').meta({ description: 'The topic, a few words.' }),
  article: wordsUpTo(LIMITS.name, 'the id of an article').meta({
    description: "The article's id, path or title.",
  }),
  tag: wordsUpTo(LIMITS.name, 'a tag').meta({ description: 'Quote articles with this tag only.' }),
  date: z.iso.date('is no date: it looks like 2025-02-11'),
  quotes: wholeNumber(1, LIMITS.quotes.most),
  page: wholeNumber(1, LIMITS.page.most),
  place: wholeNumber(0, FARTHEST),
} as const;

function wholeNumber(least: number, most: number) {
  const message = `is no whole number from ${least} to ${most}`;
  return z.int(message).min(least, message).max(most, message);
}

/** What narrows a question down. */
export const narrowing = {
  article: values.article.optional().meta({ description: 'Quote this article only: its id, path or title.' }),
  tag: values.tag.optional(),
  since: values.date.optional().meta({ description: 'Quote articles from this day on.' }),
  until: values.date.optional().meta({ description: 'Quote articles up to this day.' }),
} as const;

const askSchema = z.object({
  question: values.question,
  after: z.array(values.former).max(LIMITS.before).optional(),
  ...narrowing,
  limit: values.quotes,
});

/** A question with what narrows it down and what was asked before. */
export type AskRequest = z.output<typeof askSchema>;
