import { z } from 'zod';
import type { Finding } from '../../answer/finding.js';
import { quoteObject, quoteSchema, spanSchema } from './quote.js';

/** Which article has a text. */
export const findingSchema = z
  .object({
    text: z.string().meta({ description: 'What was looked for.' }),
    kind: z.enum(['exact', 'nearly', 'nearest']).meta({
      description:
        'exact: an article has it word for word. nearly: but for some letters. nearest: no article has it, and these are near in meaning.',
    }),
    wanted: z
      .string()
      .nullable()
      .meta({ description: 'The part of the text that was found; null for nearest.' }),
    differs: z
      .array(spanSchema)
      .meta({ description: 'Stretches of `wanted` that the article has otherwise or not at all.' }),
    quotes: z.array(quoteSchema).meta({
      description:
        'The whole sentences round the place, the place itself (exact) or what differs (nearly) as highlights; for nearest what is near.',
    }),
  })
  .meta({ id: 'Finding', description: 'Where a quotation comes from.' });

export type FindingObject = z.output<typeof findingSchema>;

export function findingObject(text: string, finding: Finding): FindingObject {
  if (finding.kind === 'nearest')
    return {
      text,
      kind: 'nearest',
      wanted: null,
      differs: [],
      quotes: finding.answer.quotes.map(quoteObject),
    };
  const { kind, wanted, wantedDiffers, quote } = finding;
  return { text, kind, wanted, differs: [...wantedDiffers], quotes: [quoteObject(quote)] };
}
