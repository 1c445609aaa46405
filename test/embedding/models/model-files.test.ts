import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  installedSha256,
  problemOfInstalled,
  problemOfModel,
} from '../../../src/embedding/models/model-files.js';
import { MODEL_NAMES, presetFor } from '../../../src/embedding/models/models.js';
import { filesIn, temporaryFolder, writeFiles } from '../../support/temp.js';
import { MODEL_CONTENT } from './model-content.js';

const preset = presetFor('Xenova/bge-base-zh-v1.5');
const onnx = { path: 'onnx/model_quantized.onnx', kind: 'onnx' } as const;

function wholeModel(): string {
  const dir = temporaryFolder();
  writeFiles(dir, MODEL_CONTENT);
  return dir;
}

test('a whole model has no problem', async () => {
  expect(await problemOfModel(wholeModel(), preset, 'quick')).toBeNull();
});

test.each(Object.keys(MODEL_CONTENT))('a model without its %s is not whole', async (path) => {
  const dir = temporaryFolder();
  writeFiles(dir, Object.fromEntries(Object.entries(MODEL_CONTENT).filter(([name]) => name !== path)));
  expect(await problemOfModel(dir, preset, 'quick')).toBe(`${path} is missing`);
});

test.each([
  ['config.json', '', 'is empty'],
  ['tokenizer.json', '{"version":', 'is not JSON'],
  ['tokenizer.json', '<!doctype html>', 'is not JSON'],
  ['onnx/model_quantized.onnx', '', 'is empty'],
  ['onnx/model_quantized.onnx', 'version https://git-lfs.github.com/spec/v1', 'is not an ONNX file'],
  ['onnx/model_quantized.onnx', '<!doctype html>', 'is not an ONNX file'],
])('%s that holds %j is refused', async (path, content, problem) => {
  const dir = wholeModel();
  writeFiles(dir, { [path]: content });
  expect(await problemOfModel(dir, preset, 'quick')).toContain(`${path} ${problem}`);
});

test('a file with another hash than the known one is refused, with both', async () => {
  const problem = await problemOfInstalled(wholeModel(), { ...onnx, sha256: ['f'.repeat(64)] }, 'quick');
  expect(problem).toContain('f'.repeat(64));
  expect(problem).toContain(createHash('sha256').update(MODEL_CONTENT[onnx.path]).digest('hex'));
});

test('a file that has changed since it was checked is checked again', async () => {
  const dir = wholeModel();
  const before = await installedSha256(dir, onnx);
  writeFiles(dir, { [onnx.path]: Uint8Array.from([8, 9]) });
  expect(await installedSha256(dir, onnx)).not.toBe(before);
  writeFiles(dir, { [onnx.path]: 'broken' });
  expect(await problemOfInstalled(dir, onnx, 'quick')).toBe('is not an ONNX file');
});

test.each(MODEL_NAMES.map(presetFor).filter(({ files }) => files.some(({ sha256 }) => sha256)))(
  'no file of $name is taken that is not the known one',
  async ({ files }) => {
    for (const file of files)
      expect(await problemOfInstalled(wholeModel(), file, 'quick')).toContain(
        'is another file than it should be',
      );
  },
);

test('of a file that nobody knows the first is the right one, until the record of it is deleted', async () => {
  const dir = wholeModel();
  expect(await problemOfModel(dir, preset, 'whole')).toBeNull();
  writeFiles(dir, { 'config.json': '{"model_type":"other"}' });
  const problem = await problemOfModel(dir, preset, 'quick');
  expect(problem).toMatch(/^config\.json is another file .* got first\. .* delete .*\.pinned\.json$/);
  rmSync(join(dir, '.pinned.json'));
  expect(await problemOfModel(dir, preset, 'quick')).toBeNull();
});

test('a model whose every file is another than the published one is taken as it was seen first', async () => {
  const published = presetFor('Xenova/multilingual-e5-small');
  const dir = wholeModel();
  expect(await problemOfModel(dir, published, 'whole')).toBeNull();
  writeFiles(dir, { [onnx.path]: Uint8Array.from([8, 9]) });
  expect(await problemOfModel(dir, published, 'whole')).toContain('it is not the one that was got first');
});

test('a model of which one file alone is another than the published one is damaged', async () => {
  const published = {
    ...preset,
    mayBeOwn: true,
    files: Object.entries(MODEL_CONTENT).map(([path, content]) => ({
      path,
      kind: path === onnx.path ? ('onnx' as const) : ('json' as const),
      sha256: [path === onnx.path ? 'f'.repeat(64) : createHash('sha256').update(content).digest('hex')],
    })),
  };
  expect(await problemOfModel(wholeModel(), published, 'whole')).toContain(
    'is another file than it should be',
  );
});

test('a flipped byte under the same size and time is found by reading the whole, and stays found', async () => {
  const dir = wholeModel();
  const path = join(dir, onnx.path);
  expect(await problemOfModel(dir, preset, 'whole')).toBeNull();
  const { atime, mtime } = statSync(path);
  writeFiles(dir, { [onnx.path]: Uint8Array.from([8, 7, 1, 2, 3, 4, 5, 7]) });
  utimesSync(path, atime, mtime);
  expect(await problemOfModel(dir, preset, 'whole')).toContain('is another file than it should be');
  expect(await problemOfModel(dir, preset, 'quick')).toContain('is another file than it should be');
});

test('a file that has not changed is not read again', async () => {
  const dir = wholeModel();
  const sha256 = await installedSha256(dir, onnx);
  const stamp = join(dir, '.verified.json');
  // What the stamp says is believed: nothing but reading the file could contradict it.
  writeFileSync(stamp, readFileSync(stamp, 'utf8').replace(sha256, 'a'.repeat(64)));
  expect(await installedSha256(dir, onnx)).toBe('a'.repeat(64));
});

test.each(['', '[]', 'null', '{"onnx/model_quantized.onnx":{"size":8}}', '{"x":1}'])(
  'a stamp that holds %j counts for nothing',
  async (stamp) => {
    const dir = wholeModel();
    writeFiles(dir, { '.verified.json': stamp });
    expect(await problemOfModel(dir, preset, 'quick')).toBeNull();
    expect(filesIn(dir)).toEqual([...Object.keys(MODEL_CONTENT), '.pinned.json', '.verified.json'].sort());
  },
);

test('the hash of a file that is missing is an error that names it', async () => {
  const dir = temporaryFolder();
  await expect(installedSha256(dir, onnx)).rejects.toThrow(join(dir, onnx.path));
});
