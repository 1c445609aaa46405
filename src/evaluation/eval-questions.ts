import { readFileSync } from 'node:fs';
import { Converter } from 'opencc-js/cn2t';
import { z } from 'zod';
import { messageOf, UserError } from '../errors.js';
import { sentence } from '../sentence.js';
import type { EvalQuestion } from './evaluate.js';

const questionSchema = z.object({
  id: z.string(),
  question: z.string(),
  article: z.string().nullable(),
  alsoIn: z.array(z.string()).default([]),
  answers: z.array(z.string()),
  kind: z.string().nullable().default(null),
  before: z
    .array(z.union([z.string(), z.object({ text: z.string() }).transform(({ text }) => text)]))
    .default([]),
});

/** @throws UserError `bad-usage` if the file can't be read, or a line is not a question */
export function readQuestions(file: string): EvalQuestion[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UserError(
      'bad-usage',
      sentence("The questions can't be read: {{reason}}. Name a file with --questions.", {
        reason: messageOf(cause),
      }),
      { cause },
    );
  }
  return text
    .split('\n')
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => parseQuestion(line, `${file}:${number}`));
}

function parseQuestion(line: string, where: string): EvalQuestion {
  try {
    return questionSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new UserError(
      'bad-usage',
      sentence(
        '{{where}} is no question: it takes {"id","question","article","answers"} as one line of JSON.',
        { where },
      ),
      { cause },
    );
  }
}

/** The same questions, written in Traditional characters. */
export function inTraditional(questions: readonly EvalQuestion[]): EvalQuestion[] {
  const convert = Converter({ from: 'cn', to: 't' });
  return questions.map((one) => ({ ...one, question: convert(one.question) }));
}
