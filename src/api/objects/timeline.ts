import { z } from 'zod';
import type { Timeline } from '../../answer/timeline.js';
import { quoteObject, quoteSchema } from './quote.js';

/** What the articles say on a topic, in order of date. */
export const timelineSchema = z
  .object({
    topic: z.string(),
    entries: z.array(
      z.object({
        gap_months: z.int().min(0).meta({
          description: 'Whole months without an article before it; 0 where they are few or not known.',
        }),
        quote: quoteSchema,
      }),
    ),
    left_out: z.int().min(0).meta({ description: 'How many more articles say something on it.' }),
  })
  .meta({
    id: 'Timeline',
    description: 'One quote an article, the oldest first, those without a date last.',
  });

export type TimelineObject = z.output<typeof timelineSchema>;

export function timelineObject({ topic, entries, leftOut }: Timeline): TimelineObject {
  return {
    topic,
    entries: entries.map(({ quote, gapBefore }) => ({ gap_months: gapBefore, quote: quoteObject(quote) })),
    left_out: leftOut,
  };
}
