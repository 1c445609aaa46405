import { z } from 'zod';
import { LIMITS, narrowing, values } from '../requests.js';

/** A number in an address: only digits, so that nothing else is taken for one. */
function inAddress<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (isDigits(value) ? Number(value) : value), schema);
}

function isDigits(value: unknown): boolean {
  return typeof value === 'string' && /^\d{1,9}$/.test(value);
}

/** A parameter that may occur more than once in an address. */
function repeated<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (typeof value === 'string' ? [value] : value), schema);
}

export const askQuery = z.strictObject({
  q: values.question,
  after: repeated(
    z.array(values.former).max(LIMITS.before, `may be given ${LIMITS.before} times at most`).optional().meta({
      description:
        'What was asked before, to complete a question that lacks a subject; may be repeated, the newest last.',
    }),
  ),
  ...narrowing,
  limit: inAddress(
    values.quotes.default(LIMITS.quotes.usual).meta({ description: 'How many quotes at most.' }),
  ),
});

export const pageQuery = z.strictObject({
  offset: inAddress(values.place.default(0).meta({ description: 'How many articles come before the page.' })),
  limit: inAddress(
    values.page.default(LIMITS.page.usual).meta({ description: 'How many articles at most.' }),
  ),
});

export const partQuery = z.strictObject({
  start: inAddress(values.place.optional().meta({ description: 'Where the part of the text begins.' })),
  end: inAddress(values.place.optional().meta({ description: 'Where it ends.' })),
});

export const articleParameters = z.object({ id: values.article });
export const topicQuery = z.strictObject({ q: values.topic });
export const findQuery = z.strictObject({ q: values.quotation });
