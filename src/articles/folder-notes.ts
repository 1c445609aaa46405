import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../errors.js';
import { type Sentence, sentence, type Told } from '../sentence.js';
import { tooLarge, unreadable, withoutEffect } from './wrong-file.js';

/**
 * At the top of the articles' folder: what its admin says about the articles, in addition to what they say
 * themselves.
 */
export const NOTES_FILE = 'articles.json';

/** Far more than a list of all articles takes, in bytes. */
const MAX_BYTES = 4 * 1024 * 1024;

const schema = z.strictObject({
  originals: z.array(z.string('is no text')).optional(),
});

export interface FolderNotes {
  /** Paths or ids of articles: each comes first among equal texts; of two, the one listed first. */
  readonly originals: readonly string[];
  /** What is wrong with the file, a sentence for each problem, which names the key. */
  readonly warnings: readonly Told[];
}

const NONE: FolderNotes = { originals: [], warnings: [] };

/** Reads the admin's notes. If there are none, or the file is wrong, they say nothing about any article. */
export async function readNotes(folder: string): Promise<FolderNotes> {
  try {
    const path = join(folder, NOTES_FILE);
    const { size } = await stat(path);
    if (size > MAX_BYTES) return wrong([tooLarge(MAX_BYTES)]);
    return parseNotes(await readFile(path, 'utf8'));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return NONE;
    if (code !== '') return wrong([unreadable(code)]);
    throw error;
  }
}

/** Pure. */
export function parseNotes(json: string): FolderNotes {
  const content = parseJson(json);
  if ('problem' in content) return wrong([sentence('is no JSON: {{reason}}', { reason: content.problem })]);
  const parsed = schema.safeParse(content.value);
  if (!parsed.success) return wrong(parsed.error.issues.flatMap(problemsOf));
  return { originals: parsed.data.originals ?? [], warnings: [] };
}

function parseJson(json: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(json.replace(/^\ufeff/, '')) };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: error.message };
    throw error;
  }
}

/** A file that is only half right is ignored, so that nobody has to guess which half counts. */
function wrong(problems: readonly Sentence[]): FolderNotes {
  return {
    originals: [],
    warnings: problems.map((problem) => withoutEffect(NOTES_FILE, problem)),
  };
}

const EXAMPLE = '{"originals": ["the-original.md"]}';
const KEYS = Object.keys(schema.shape).join(', ');

function problemsOf(issue: z.core.$ZodIssue): Sentence[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      sentence('has a key “{{key}}”, which is none of its keys ({{keys}})', { key, keys: KEYS }),
    );
  const [key, place] = issue.path;
  if (key === undefined) return [sentence('is no object like {{example}}', { example: EXAMPLE })];
  const where = place === undefined ? String(key) : `${String(key)}[${String(place)}]`;
  return [
    place === undefined
      ? sentence('has a key “{{where}}” that is no list', { where })
      : sentence('has an entry {{where}} that is no text', { where }),
  ];
}
