import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { writtenFiles } from '../../../src/embedding/models/maven.js';
import { DEFAULT_MODEL, MODEL_NAMES, presetFor } from '../../../src/embedding/models/models.js';
import { UserError } from '../../../src/errors.js';

test('the default model is known', () => {
  expect(presetFor(DEFAULT_MODEL)).toMatchObject({ pooling: 'cls', dimensions: 512, maxTokens: 512 });
});

test.each(MODEL_NAMES)('%s is made of one ONNX file and JSON files', (name) => {
  const { files } = presetFor(name);
  expect(files.filter(({ kind }) => kind === 'onnx')).toHaveLength(1);
  expect(files.map(({ path }) => path)).toContain('tokenizer.json');
});

test('every file of a model is in its Maven copy or written by us', () => {
  for (const { files, maven } of MODEL_NAMES.map(presetFor)) {
    if (!maven) continue;
    const given = [...Object.keys(maven.entries), ...Object.keys(maven.written)];
    expect(given.sort()).toEqual(files.map(({ path }) => path).sort());
  }
});

test('what is written beside a Maven copy has a sum that is known', () => {
  for (const { files, maven } of MODEL_NAMES.map(presetFor)) {
    for (const [path, content] of Object.entries(maven ? writtenFiles(maven) : {})) {
      const sum = createHash('sha256').update(content).digest('hex');
      expect(files.find((file) => file.path === path)?.sha256).toContain(sum);
    }
  }
});

test('an unknown model is refused with the names of the known ones', () => {
  expect(() => presetFor('Xenova/nothing')).toThrow(UserError);
  for (const name of MODEL_NAMES) expect(() => presetFor('Xenova/nothing')).toThrow(name);
});
