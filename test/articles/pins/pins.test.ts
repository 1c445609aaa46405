import { describe, expect, it } from 'vitest';
import { parsePins as parsePinsTold } from '../../../src/articles/pins/pins.js';
import { aliasLines, pinLines, withLines } from '../../../src/articles/pins/write-pins.js';
import { inEnglish } from '../../../src/sentence.js';

/** With what is wrong in English. */
const parsePins = (...given: Parameters<typeof parsePinsTold>) => {
  const read = parsePinsTold(...given);
  return { ...read, warnings: read.warnings.map(inEnglish) };
};

const FILE = `# What is set here.
奥特曼 = Altman = Sam Altman

? 怎么申请退款
？ How do I get a refund?
@ help/refunds.md
> 退款在三个工作日内
> 原路退回。

? 谁能看到数据
＠ 隐私政策
＞ 只有你自己。
`;

describe('what admins have pinned', () => {
  it('is read from lines that a person writes, half or full width', () => {
    expect(parsePins(FILE)).toEqual({
      aliases: [{ names: ['奥特曼', 'Altman', 'Sam Altman'], line: 2 }],
      pins: [
        {
          line: 4,
          questions: ['怎么申请退款', 'How do I get a refund?'],
          article: 'help/refunds.md',
          quotation: '退款在三个工作日内\n原路退回。',
        },
        { line: 10, questions: ['谁能看到数据'], article: '隐私政策', quotation: '只有你自己。' },
      ],
      warnings: [],
    });
    expect(parsePins(FILE.replaceAll('\n', '\r\n'))).toEqual(parsePins(FILE));
  });

  it.each([
    ['some words', 'line 1 is neither'],
    ['奥特曼 =', 'line 1 lacks a name'],
    ['Altman = Altman', 'line 1 has the same name'],
    ['特 = Altman', 'line 1 has a name of one character (“特”)'],
    ['@ a.md', 'line 1 stands before the question'],
    ['> words', 'line 1 stands before the question'],
    ['?', 'line 1 has no question'],
    ['? q\n@ a.md\n@ b.md\n> words', 'line 3 names a second article'],
    ['? q\n@\n@ a.md\n> words', 'line 2 names no article'],
    ['? q\n> words', 'line 1 begins a pin without an article'],
    ['? q\n@ a.md', 'line 1 begins a pin without a quotation'],
    [`? q\n@ a.md\n> ${'很'.repeat(2001)}`, 'line 1 begins a pin with more than 2000'],
  ])('costs what is damaged alone, with its line: %j', (damaged, said) => {
    const { pins, aliases, warnings } = parsePins(`${damaged}\n${FILE}`);
    expect(warnings).toEqual([expect.stringContaining(`pins.conf: ${said}`)]);
    expect([
      pins.length - (damaged.endsWith('> words') && damaged.includes('@ a.md') ? 1 : 0),
      aliases.length,
    ]).toEqual([2, 1]);
  });

  it('is read back as it was written', () => {
    const pin = { questions: ['谁 能看?', 'Who?'], article: 'a b.md', quotation: '一行。\n\n又一行。' };
    const lines = [...pinLines(pin), '', ...aliasLines({ names: ['甲方', 'Party A'] })];
    const { pins, aliases, warnings } = parsePins(withLines(null, lines));
    expect(warnings).toEqual([]);
    expect(pins).toEqual([{ ...pin, line: expect.any(Number) }]);
    expect(aliases).toEqual([{ names: ['甲方', 'Party A'], line: expect.any(Number) }]);
  });

  it('is added at the end, with the line ends that are there, and all else as it was', () => {
    expect(withLines('a = bb\r\n', ['cc = dd'])).toBe('a = bb\r\n\r\ncc = dd\r\n');
    expect(withLines('# no end', ['cc = dd'])).toBe('# no end\n\ncc = dd\n');
    expect(withLines('', ['cc = dd'])).toBe('cc = dd\n');
  });

  it('has a line that can do no harm in the file, whatever somebody types', () => {
    const typed = 'x\n@ other.md\n# remark';
    const { pins, warnings } = parsePins(
      withLines('', pinLines({ questions: [typed], article: 'a.md\n? more', quotation: '? no\n@ no' })),
    );
    expect(warnings).toEqual([]);
    expect(pins).toEqual([
      { line: 1, questions: ['x @ other.md # remark'], article: 'a.md ? more', quotation: '? no\n@ no' },
    ]);
  });
});
