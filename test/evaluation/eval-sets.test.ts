import { join } from 'node:path';
import { expect, it } from 'vitest';
import { libraryOf, readSet } from '../../src/evaluation/eval-sets.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const LINE = '{"id":"1","question":"？","article":"a","answers":["b"]}\n';
const WITH_MORE =
  '{"id":"2","question":"？","article":"a","alsoIn":["c"],"answers":["b"],"kind":"typo","before":["x",{"by":"other","text":"y"}]}\n';

it('takes the files beside articles/ for one set', () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'news/articles/a.md': '# A\n\nb\n',
    'news/questions.jsonl': LINE,
    'news/unanswerable.jsonl': WITH_MORE,
    'news/LICENSE.txt': 'MIT',
  });
  const { articlesDir, files } = readSet(join(folder, 'news'));
  expect(articlesDir).toBe(join(folder, 'news', 'articles'));
  expect(files.map(({ set, name }) => [set, name])).toEqual([
    ['news', 'questions'],
    ['news', 'unanswerable'],
  ]);
  expect(files.flatMap(({ questions }) => questions)).toMatchObject([
    { id: '1', alsoIn: [], kind: null, before: [] },
    { id: '2', alsoIn: ['c'], kind: 'typo', before: ['x', 'y'] },
  ]);
});

it('takes each file about a folder for a set of its own', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'one.jsonl': LINE, 'two.jsonl': LINE });
  const { files } = libraryOf(folder, [join(folder, 'one.jsonl'), join(folder, 'two.jsonl')]);
  expect(files.map(({ set }) => set)).toEqual(['one', 'two']);
});

it('says what a folder lacks', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'only-questions/questions.jsonl': LINE, 'only-articles/articles/a.md': 'a' });
  for (const name of ['only-questions', 'only-articles'])
    expect(() => readSet(join(folder, name))).toThrow(`${join(folder, name)} is no set of questions`);
  expect(() => readSet(join(folder, 'missing'))).toThrow("The set can't be read");
});
