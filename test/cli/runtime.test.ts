import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertNode, isSupported, OLDEST_NODE } from '../../src/cli/checks/node-version.js';
import { checkNativeModules, checkNode } from '../../src/cli/checks/runtime.js';
import { messageOf } from '../../src/errors.js';
import { inEnglish } from '../../src/sentence.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

describe('the Node it runs on', () => {
  function refusalOf(version: string): string | null {
    try {
      assertNode(version);
      return null;
    } catch (error) {
      return messageOf(error);
    }
  }

  it('is asked for by package.json as by doctor', () => {
    const { engines } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(engines.node).toBe(`>=${OLDEST_NODE}`);
    expect(OLDEST_NODE).toMatch(/^\d+\.\d+\.0$/);
  });

  it.each([
    ['20.20.2', false],
    ['22.21.9', false],
    [OLDEST_NODE, true],
    ['24.0.0', true],
    ['100.0.0', true],
  ])('%s: %s', async (version, expected) => {
    expect(isSupported(version)).toBe(expected);
    expect(refusalOf(version)).toEqual(
      expected ? null : expect.stringContaining(`This is Node ${version}, and`),
    );
    const { status, message } = await checkNode(version);
    expect(status).toBe(expected ? 'ok' : 'fail');
    expect(inEnglish(message)).toContain(version);
  });

  it('is refused with a sentence where it is too old, before anything loads a native module', () => {
    expect(() => assertNode('20.20.2')).toThrow(/20\.20\.2.*npm start/);
  });
});

describe('native modules', () => {
  /** Stands for a Node on which the modules do as they are told here. */
  function probe(source: string): string {
    const folder = temporaryFolder();
    writeFiles(folder, { 'probe.mjs': source });
    return join(folder, 'probe.mjs');
  }

  it('that end the process are named, and those that throw say why', async () => {
    const file = probe(`
      const [name] = process.argv.slice(2);
      if (name === 'better-sqlite3') process.kill(process.pid, 'SIGSEGV');
      if (name === 'hnswlib-node') {
        process.stdout.write('built for another system\\nat its place');
        process.exitCode = 1;
      }
    `);
    const { status, message } = await checkNativeModules(file);
    expect(status).toBe('fail');
    const said = inEnglish(message);
    expect(said).toContain('better-sqlite3 (it ends the process: SIGSEGV)');
    expect(said).toContain('hnswlib-node (built for another system)');
    expect(said).not.toContain('jieba');
  });

  it('that work are named', async () => {
    const { status, message } = await checkNativeModules(probe(''));
    expect([status, inEnglish(message)]).toEqual([
      'ok',
      expect.stringContaining('better-sqlite3, hnswlib-node'),
    ]);
  });
});
