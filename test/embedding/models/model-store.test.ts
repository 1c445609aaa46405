import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ensureModel, hasModel, type ModelStoreOptions } from '../../../src/embedding/models/model-store.js';
import { DEFAULT_MODEL } from '../../../src/embedding/models/models.js';
import { createLogger } from '../../../src/logger.js';
import { filesIn, temporaryFolder, writeFiles } from '../../support/temp.js';
import { MODEL_CONTENT } from './model-content.js';

const UNHASHED = 'Xenova/bge-base-zh-v1.5';

/** No source but the folder has anything, unless told. */
function options(modelsDir: string, more: Partial<ModelStoreOptions> = {}): ModelStoreOptions {
  return {
    modelsDir,
    hfEndpoint: 'http://hub.test',
    logger: createLogger('silent'),
    fetch: async () => new Response(null, { status: 503 }),
    runCommand: async () => ({ exitCode: null, output: 'the command mvn is not installed' }),
    ...more,
  };
}

const servesFiles: NonNullable<ModelStoreOptions['fetch']> = async (url) => {
  const files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>> = MODEL_CONTENT;
  return new Response(files[url.replace(/^.*\/resolve\/main\//, '')]);
};

test('a model that is in its folder is found there, and no other source is asked', async () => {
  const modelsDir = temporaryFolder();
  const dir = join(modelsDir, ...UNHASHED.split('/'));
  writeFiles(dir, MODEL_CONTENT);
  const refuse = (): never => {
    throw new Error('asked');
  };
  const found = await ensureModel(UNHASHED, options(modelsDir, { fetch: refuse, runCommand: refuse }));
  expect(found).toEqual({ kind: 'found', dir, source: 'folder' });
});

test('a model that is nowhere is a result with the reason of each source', async () => {
  const modelsDir = temporaryFolder();
  const found = await ensureModel(DEFAULT_MODEL, options(modelsDir));
  expect(found).toMatchObject({
    kind: 'missing',
    problems: [
      { source: 'folder', reason: expect.stringContaining('config.json is missing') },
      { source: 'hub', reason: expect.stringContaining('http://hub.test') },
      { source: 'maven', reason: 'the command mvn is not installed' },
    ],
  });
  expect(found.kind === 'missing' && found.reason).toContain('the answer was 503');
  expect(filesIn(modelsDir)).toEqual([]);
});

test('the hub is asked for what the folder lacks, and then the folder has it', async () => {
  const modelsDir = temporaryFolder();
  expect(await hasModel(UNHASHED, modelsDir)).toBe(false);
  expect(await ensureModel(UNHASHED, options(modelsDir, { fetch: servesFiles }))).toMatchObject({
    source: 'hub',
  });
  expect(await hasModel(UNHASHED, modelsDir)).toBe(true);
  expect(await ensureModel(UNHASHED, options(modelsDir))).toMatchObject({ source: 'folder' });
});

test('a file that was damaged on the disk is got again by the next run', async () => {
  const modelsDir = temporaryFolder();
  const dir = join(modelsDir, ...UNHASHED.split('/'));
  await ensureModel(UNHASHED, options(modelsDir, { fetch: servesFiles }));
  const path = join(dir, 'onnx/model_quantized.onnx');
  const { atime, mtime } = statSync(path);
  writeFileSync(path, Uint8Array.from([8, 7, 1, 2, 3, 4, 5, 7]));
  utimesSync(path, atime, mtime);
  expect(await ensureModel(UNHASHED, options(modelsDir, { fetch: servesFiles }))).toMatchObject({
    source: 'hub',
  });
  expect(await ensureModel(UNHASHED, options(modelsDir))).toMatchObject({ source: 'folder' });
});

test('a hub that has changed its files is not believed', async () => {
  const modelsDir = temporaryFolder();
  await ensureModel(UNHASHED, options(modelsDir, { fetch: servesFiles }));
  rmSync(join(modelsDir, UNHASHED, 'config.json'));
  const fetch: NonNullable<ModelStoreOptions['fetch']> = async () => new Response('{"model_type":"false"}');
  expect(await ensureModel(UNHASHED, options(modelsDir, { fetch }))).toMatchObject({
    kind: 'missing',
    problems: [{}, { source: 'hub', reason: expect.stringContaining('got first') }, {}],
  });
});

test('a hub that goes away in the middle leaves files that the next run does not get again', async () => {
  const modelsDir = temporaryFolder();
  const asked: string[] = [];
  let up = false;
  const fetch: NonNullable<ModelStoreOptions['fetch']> = (url, init) => {
    asked.push(url.replace(/^.*\//, ''));
    return up || !url.endsWith('.onnx') ? servesFiles(url, init) : Promise.reject(new Error('gone'));
  };
  expect(await ensureModel(UNHASHED, options(modelsDir, { fetch }))).toMatchObject({ kind: 'missing' });
  up = true;
  asked.length = 0;
  expect(await ensureModel(UNHASHED, options(modelsDir, { fetch }))).toMatchObject({ source: 'hub' });
  expect(asked).toEqual(['model_quantized.onnx']);
});

test('a name that leaves the folder or is not known is refused', async () => {
  await expect(ensureModel('../../etc', options(temporaryFolder()))).rejects.toThrow('is not known');
});

describe('the default model, whose hashes are known', () => {
  test('is not taken from a folder with other files', async () => {
    const modelsDir = temporaryFolder();
    writeFiles(join(modelsDir, DEFAULT_MODEL), MODEL_CONTENT);
    const found = await ensureModel(DEFAULT_MODEL, options(modelsDir));
    expect(found).toMatchObject({ kind: 'missing' });
    expect(await hasModel(DEFAULT_MODEL, modelsDir)).toBe(false);
  });

  test('is not taken from a hub or a jar with other files', async () => {
    const modelsDir = temporaryFolder();
    const jar = {
      'bge-small-zh-v1.5-q.onnx': MODEL_CONTENT['onnx/model_quantized.onnx'],
      'bge-small-zh-v1.5-q-tokenizer.json': Buffer.from(MODEL_CONTENT['tokenizer.json']),
    };
    const found = await ensureModel(
      DEFAULT_MODEL,
      options(modelsDir, {
        fetch: servesFiles,
        runCommand: async (_command, _args, { cwd }) => {
          writeFileSync(join(cwd, 'model.jar'), zipSync(jar));
          return { exitCode: 0, output: '' };
        },
      }),
    );
    const wrong = expect.stringContaining('is another file than it should be');
    expect(found).toMatchObject({
      problems: [{}, { source: 'hub', reason: wrong }, { source: 'maven', reason: wrong }],
    });
    expect(await hasModel(DEFAULT_MODEL, modelsDir)).toBe(false);
  });
});

test('who stops waiting for a host that does not answer is free at once, and no other source is asked', async () => {
  const controller = new AbortController();
  const never: NonNullable<ModelStoreOptions['fetch']> = (_url, { signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      controller.abort();
    });
  const runCommand = (): never => {
    throw new Error('asked');
  };
  const modelsDir = temporaryFolder();
  const given = options(modelsDir, { fetch: never, runCommand, signal: controller.signal });
  await expect(ensureModel(DEFAULT_MODEL, given)).rejects.toMatchObject({ code: 'cancelled' });
  expect(filesIn(modelsDir)).toEqual([]);
});
