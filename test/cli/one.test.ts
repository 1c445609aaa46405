import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { run } from '../support/command.js';
import { writeFiles } from '../support/temp.js';
import { keywordsOnly, suiteFolder } from './suite.js';

const folder = suiteFolder();
const env = keywordsOnly(folder);
const articles = ['--articles', join(folder, 'articles')];
const data = ['--data', join(folder, 'data')];

beforeAll(async () => {
  writeFiles(folder, {
    'articles/one.md': '# 花园\n\n春天的花园里开满了郁金香。\n',
    'questions.jsonl': '{"id":"1","question":"花园里开满了什么？","article":"one","answers":["郁金香"]}\n',
  });
  expect(await run(['index', ...articles, ...data], env())).toMatchObject({ code: 0 });
});

it.each([
  ['index', [...articles, ...data]],
  ['generations', data],
  ['doctor', [...articles, ...data]],
  ['eval', [...articles, ...data, '--questions', join(folder, 'questions.jsonl')]],
])('%s says of one that it is one', async (command, options) => {
  const { code, stdout, stderr } = await run([command, ...options], env());
  expect(code).toBe(0);
  const said = stdout + stderr;
  expect(said).toMatch(/\b1 (?:article|passage|file|question|answer)\b/);
  expect(said).not.toMatch(/(?<![\d.])1 [a-z]{2,}s\b/);
});
