import { z } from 'zod';
import type { Answer } from '../../answer/answer.js';
import { probabilitySchema, quoteObject, quoteSchema, tierSchema } from './quote.js';

/** The answer to a question. */
export const answerSchema = z
  .object({
    question: z.string(),
    tier: tierSchema,
    confidence: probabilitySchema.meta({ description: "The first quote's." }),
    calibrated: z
      .boolean()
      .meta({ description: 'Whether tier and confidence were fitted to the model that searched.' }),
    chat: z
      .string()
      .nullable()
      .meta({ description: 'What kind of small talk it was; null for questions and searches.' }),
    continues: z
      .string()
      .nullable()
      .meta({ description: 'The former question that completed this one; null where it stands by itself.' }),
    quotes: z.array(quoteSchema).meta({ description: 'The best first.' }),
    has_further: z.boolean().meta({ description: 'Whether there are more quotes of the topic than these.' }),
    keywords_only: z
      .boolean()
      .meta({ description: 'Whether only keywords were searched: there is no model.' }),
    took_ms: z.number().min(0),
    generation: z.string().meta({ description: 'The generation of the index that answered.' }),
  })
  .meta({
    id: 'Answer',
    description: 'Quotes that answer a question; where none does, those that are near.',
  });

export type AnswerObject = z.output<typeof answerSchema>;

export function answerObject({
  isCalibrated,
  keywordsOnly,
  hasFurther,
  tookMs,
  ...answer
}: Answer): AnswerObject {
  return {
    question: answer.question,
    tier: answer.tier,
    confidence: answer.confidence,
    calibrated: isCalibrated,
    chat: answer.chat,
    continues: answer.continues,
    quotes: answer.quotes.map(quoteObject),
    has_further: hasFurther,
    keywords_only: keywordsOnly,
    took_ms: tookMs,
    generation: answer.generation,
  };
}
