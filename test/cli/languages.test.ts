import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { jsonLines, runCli, type Variables } from '../support/cli.js';
import { run } from '../support/command.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';
import { keywordsOnly, sentences, suiteFolder, suiteIndex } from './suite.js';

const HAN = /\p{Script=Han}/u;
const SPOKEN = ['zh_CN.UTF-8', 'zh_TW.UTF-8'] as const;

/** What is expected in each language. */
const WORDS = {
  'en_US.UTF-8': {
    help: 'answer a question with quotes',
    usage: 'Usage:',
    unknown: "error: unknown command 'nonsense'",
    value: 'It is a whole number from 1 to 10.',
    missing: 'does not exist. Create it',
    noIndex: 'There is no index yet. Build one with: npm run --silent cli -- index --data',
    settings: 'LOG_LEVEL is none of fatal',
    report: '1 article, 1 passage (1 added, 0 changed, 0 removed, 0 unchanged)',
    failed: 'failed empty.md: The file is empty.',
    doctor: 'note model',
    nothing: 'There is no article “什么也没有”.',
  },
  'zh_CN.UTF-8': {
    help: '用引文回答问题',
    usage: '用法：',
    unknown: '错误：没有“nonsense”这个命令',
    value: '请写 1 到 10 的整数。',
    missing: '不存在。请新建它',
    noIndex: '还没有索引。请建立：npm run --silent cli -- index --data',
    settings: 'LOG_LEVEL 不是以下之一：fatal',
    report: '1 篇文章，1 个段落（新增 1，修改 0，删除 0，未变 0）',
    failed: '失败 empty.md: 文件是空的。',
    doctor: '注意 模型',
    nothing: '没有文章“什么也没有”',
  },
  'zh_TW.UTF-8': {
    help: '用引文回答問題',
    usage: '用法：',
    unknown: '錯誤：沒有「nonsense」這個指令',
    value: '請寫 1 到 10 的整數。',
    missing: '不存在。請新建它',
    noIndex: '還沒有索引。請建立：npm run --silent cli -- index --data',
    settings: 'LOG_LEVEL 不是以下之一：fatal',
    report: '1 篇文章，1 個段落（新增 1，修改 0，刪除 0，未變 0）',
    failed: '失敗 empty.md: 檔案是空的。',
    doctor: '注意 模型',
    nothing: '沒有文章「什么也没有」',
  },
} as const;

const machine = keywordsOnly(suiteFolder());
const library = suiteIndex(machine);

describe.each(Object.keys(WORDS) as (keyof typeof WORDS)[])('in %s', (LANG) => {
  const words = WORDS[LANG];
  const env = (): Variables => ({ ...machine(), LANG, NO_COLOR: '1' });

  it('help is in the language of the terminal', async () => {
    const { code, stdout } = await run(['ask', '--help'], env());
    expect(code).toBe(0);
    expect(stdout).toContain(words.help);
    expect(stdout).toContain(words.usage);
  });

  it('wrong usage is told, too', async () => {
    const unknown = await run(['nonsense'], env());
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain(words.unknown);
    const value = await run(['ask', 'x', '--top', '11'], env());
    expect(value.code).toBe(2);
    expect(value.stderr).toContain(words.value);
  });

  it('what goes wrong is told, however deep it comes from', async () => {
    const nowhere = join(temporaryFolder(), 'nowhere');
    const said = async (args: readonly string[], more: Variables = {}) => {
      const { code, stderr } = await run(args, { ...env(), ...more });
      expect(code).toBe(1);
      return stderr;
    };
    expect(await said(['index', '--articles', nowhere, '--data', library.data])).toContain(words.missing);
    expect(await said(['ask', '成本', '--data', nowhere])).toContain(`${words.noIndex} ${nowhere}`);
    expect(await said(['doctor'], { LOG_LEVEL: 'loud' })).toContain(words.settings);
    expect(await said(['source', '什么也没有', '--data', library.data])).toContain(words.nothing);
  });

  it('a report names the files that are bad, and why; as JSON it is English', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'articles/one.md': '# 花园\n\n春天的花园里开满了郁金香。\n',
      'articles/empty.md': '',
    });
    const args = ['index', '--articles', join(folder, 'articles'), '--data', join(folder, 'data')];
    const { code, stdout } = await run(args, env());
    expect(code).toBe(0);
    expect(stdout).toContain(words.report);
    expect(stdout).toContain(words.failed);
    const [report] = jsonLines(await run([...args, '--json'], env()));
    expect(report).toMatchObject({ failed: [{ path: 'empty.md', reason: 'The file is empty.' }] });
    expect(Object.keys((report as { failed: object[] }).failed[0] ?? {})).toEqual(['path', 'reason']);
  });

  it('doctor speaks it, in columns; as JSON it is English', async () => {
    const folders = ['--articles', library.articles, '--data', library.data];
    const { stdout } = await run(['doctor', ...folders], env());
    expect(stdout).toContain(words.doctor);
    // The third column begins in the same place, though a Chinese character takes two.
    const starts = stdout.split('\n').flatMap((line) => {
      const [, before] = /^(\S+ +(?:\S+(?: \S+)?) +)\S/.exec(line) ?? [];
      return before && /^(正常|注意|ok|note) /.test(line) ? [stringWidth(before)] : [];
    });
    expect(starts.filter((start) => start === 20).length).toBeGreaterThan(3);
    const json = await run(['doctor', ...folders, '--json'], env());
    expect(json.stdout.replaceAll(library.data, '').replaceAll(library.articles, '')).not.toMatch(HAN);
  });
});

describe('help', () => {
  it.each(SPOKEN)('is translated whole: %s', async (LANG) => {
    const main = await run(['--help'], { LANG });
    const commands = [...main.stdout.matchAll(/^ {2}([a-z]+) .*$/gm)].map(([, name]) => name ?? '');
    expect(commands.length).toBeGreaterThan(7);
    // Both tables of help have the same keys: one is looked at whole, the other where the lines are longest.
    const isWhole = LANG.startsWith('zh_CN');
    for (const command of commands.filter((name) => (isWhole ? name !== 'help' : name === 'eval'))) {
      const { stdout } = await run([command, '--help'], { LANG });
      const described = stdout.split('\n').filter((line) => /^ {2}-/.test(line));
      for (const line of [...described, stdout.split('\n')[2] ?? '']) expect(line).toMatch(HAN);
      for (const line of stdout.split('\n'))
        if (!line.startsWith('  npm ')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
    }
  });
});

describe('the language', () => {
  it.each([
    [{ LOCALE: 'zh-TW', LANG: 'en_US.UTF-8' }, '用法：'],
    [{ LOCALE: 'en-US', LC_ALL: 'zh_CN.UTF-8' }, 'Usage:'],
    [{ LANG: 'fr_FR.UTF-8' }, 'Usage:'],
  ])('%o', async (variables, usage) => {
    expect((await run(['--help'], variables as Variables)).stdout).toContain(usage);
  });

  it('warns of settings in it', async () => {
    const finished = await runCli(['--help'], { LANG: 'zh_CN.UTF-8', DISCORD_TOKN: 'x' });
    expect(sentences(finished)).toEqual([
      '警告 环境变量：DISCORD_TOKN 不是 Verbatim 的设置，不起作用。是不是 DISCORD_TOKEN？',
    ]);
  });
});

it('tells its version', async () => {
  const { code, stdout } = await runCli(['--version']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
