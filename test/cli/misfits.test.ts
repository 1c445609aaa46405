import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainNativeModules } from '../../src/cli/checks/native-trouble.js';
import { misspelledSettings, SETTINGS, unknownSettings } from '../../src/config.js';
import { UserError } from '../../src/errors.js';
import { inEnglish } from '../../src/sentence.js';
import { runCli } from '../support/cli.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

describe('native modules of another Node', () => {
  /** Loads a native module as a Node does that it was not compiled for. */
  const otherNode = (module: string): string => `const load = process.dlopen;
  process.dlopen = (into, path, ...more) => {
    if (!path.includes('${module}')) return load(into, path, ...more);
    throw Object.assign(
      new Error("The module '" + path + "'\\nwas compiled against a different Node.js version using\\nNODE_MODULE_VERSION 115."),
      { code: 'ERR_DLOPEN_FAILED' },
    );
  };`;

  it.each([
    ['index', 'better-sqlite3', 1],
    ['start', 'better-sqlite3', 78],
    ['index', 'jieba', 1],
  ])('end %s with a sentence: %s', async (command, module, expected) => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'other.cjs': otherNode(module),
      'articles/one.md': '# 花园\n\n春天的花园里开满了郁金香。\n',
    });
    const { code, stderr } = await runCli(
      [command, '--articles', join(folder, 'articles'), '--data', join(folder, 'data')],
      { NODE_OPTIONS: `--require=${join(folder, 'other.cjs')}`, MODELS_DIR: folder },
    );
    expect(stderr).toContain(process.versions.node);
    expect(stderr).toContain('delete node_modules and run npm start');
    expect(stderr).not.toMatch(/^ +at /m);
    expect(code).toBe(expected);
  });

  it('are told however deep the error lies, and nothing else is', () => {
    const missing = new Error('Could not locate the bindings file. Tried:\n → /a/b.node');
    const deep = new UserError('index-mismatch', 'The index can’t be used', { cause: missing });
    expect(explainNativeModules(deep, '1.2.3')).toMatchObject({
      code: 'config',
      message: expect.stringMatching(/\(1\.2\.3\): Could not locate the bindings file\. Tried:/),
    });
    const other = new Error('x', { cause: new Error('y') });
    expect(explainNativeModules(other, '1.2.3')).toBe(other);
  });
});

describe('settings that there are not', () => {
  it.each([
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['ARTICELS_DIR', 'ARTICLES_DIR'],
    ['locale', 'LOCALE'],
  ])('%s: %s may be meant', (name, meant) => {
    expect(unknownSettings([name]).map(inEnglish)).toEqual([
      `${name} is no setting of Verbatim, and has no effect. Is ${meant} meant?`,
    ]);
  });

  it('are told of in .env whatever they are, but for what belongs to others', () => {
    expect(unknownSettings(['COLOUR_OF_THE_BOT']).map(inEnglish)).toEqual([
      'COLOUR_OF_THE_BOT is no setting of Verbatim, and has no effect.',
    ]);
    expect(unknownSettings([...SETTINGS, 'https_proxy', 'NODE_OPTIONS', 'TZ'])).toEqual([]);
  });

  it('are told of in the environment where they miss one by a letter', () => {
    expect(misspelledSettings(['DISCORD_TOKN', 'ASK_PER_MINTUE'])).toHaveLength(2);
    const usual = [
      'PATH',
      'HOME',
      'SHLVL',
      'LC_ALL',
      'DB_HOST',
      'DB_PORT',
      'XDG_DATA_DIRS',
      'FTP_PROXY',
      'GOPROXY',
    ];
    expect(misspelledSettings([...SETTINGS, ...usual, 'http_proxy', 'no_proxy', 'LOG_LEVELS_FILE'])).toEqual(
      [],
    );
  });

  it('are told of once by a command, and it goes on', async () => {
    const { code, stderr } = await runCli(['--help'], { DISCORD_TOKN: 'x' });
    expect(code).toBe(0);
    expect(stderr.match(/Is DISCORD_TOKEN meant\?/g)).toHaveLength(1);
    expect(stderr).not.toContain('x\n');
  });
});
