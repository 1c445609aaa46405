import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { messageOf, UserError } from '../errors.js';
import { sentence } from '../sentence.js';
import { readQuestions } from './eval-questions.js';
import type { EvalQuestion } from './evaluate.js';

/** A file of questions. Files of the same set are counted together. */
export interface QuestionFile {
  readonly set: string;
  readonly name: string;
  readonly questions: readonly EvalQuestion[];
}

/** A folder of articles and the questions about it. */
export interface EvalLibrary {
  readonly articlesDir: string;
  readonly files: readonly QuestionFile[];
}

/** Files about one folder of articles: each is its own set. */
export function libraryOf(articlesDir: string, files: readonly string[]): EvalLibrary {
  return { articlesDir, files: files.map((file) => readFile(file, nameOf(file))) };
}

/**
 * A folder that is a set: `articles/` and any number of `*.jsonl` files beside it.
 *
 * @throws UserError `bad-usage` if it holds neither
 */
export function readSet(folder: string): EvalLibrary {
  const names = namesIn(folder);
  const files = names.filter((name) => name.endsWith('.jsonl')).sort();
  if (!names.includes('articles') || files.length === 0)
    throw new UserError(
      'bad-usage',
      sentence(
        '{{folder}} is no set of questions: it takes a folder articles and files of questions (*.jsonl) beside it.',
        { folder },
      ),
    );
  const set = basename(resolve(folder));
  return {
    articlesDir: resolve(folder, 'articles'),
    files: files.map((name) => readFile(join(folder, name), set)),
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw new UserError(
      'bad-usage',
      sentence("The set can't be read: {{reason}}. Name a folder.", { reason: messageOf(cause) }),
      { cause },
    );
  }
}

function readFile(file: string, set: string): QuestionFile {
  return { set, name: nameOf(file), questions: readQuestions(resolve(file)) };
}

function nameOf(file: string): string {
  return basename(file, '.jsonl');
}
