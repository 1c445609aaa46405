import { z } from 'zod';
import { LIMITS, narrowing, values } from '../requests.js';

/** How much of an article one call returns unless an end is given, in UTF-16 code units. */
export const PART = 20_000;

export const askInput = z.strictObject({
  question: values.question,
  after: z.array(values.former).max(LIMITS.before).optional().meta({
    description:
      'What was asked before, the newest last. It completes a question that lacks a subject, such as "and how much?".',
  }),
  ...narrowing,
  limit: values.quotes
    .default(LIMITS.quotes.usual)
    .meta({ description: 'How many quotes to return at most.' }),
});

export const readInput = z.strictObject({
  article: values.article,
  start: values.place.default(0).meta({ description: 'The offset to begin at.' }),
  end: values.place.optional().meta({
    description: `The offset to end at. By default ${PART} after the start; go on with the returned \`end\` as the next \`start\`.`,
  }),
});

export const findInput = z.strictObject({ text: values.quotation });
export const timelineInput = z.strictObject({ topic: values.topic });
