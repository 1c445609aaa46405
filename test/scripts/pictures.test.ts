import { describe, expect, it } from 'vitest';
import { terminalPage } from '../../scripts/pictures/terminal/page.js';
import { linesShown } from '../../scripts/pictures/terminal/screen.js';

const ESC = '\u001b[';
const textOf = (written: string): string[] =>
  linesShown(written).map((runs) => runs.map(({ text }) => text).join(''));

describe('what a terminal shows', () => {
  it.each([
    ['lines', 'one\r\ntwo', ['one', 'two']],
    ['the last of what was written over', `Reading 1\rReading 2${ESC}K`, ['Reading 2']],
    ['nothing of what was deleted', `a long line\r${ESC}Kshort`, ['short']],
    ['nothing below either', `a\r\nb\r\nc${ESC}2A\r${ESC}Jd`, ['d']],
    ['what was written above', `a\r\nb${ESC}1A${ESC}1Gc`, ['c', 'b']],
    ['wide characters in two columns', `文章${ESC}3G夹${ESC}?25l`, ['文夹']],
    ['no place that is remembered', `\u001b7a\u001b8\r\n7`, ['a', '7']],
    ['what was written further to the right', `${ESC}4Cx\b\by`, ['   yx']],
  ])('%s', (_, written, shown) => {
    expect(textOf(written)).toEqual(shown);
  });

  it('has two columns for a wide character', () => {
    expect(terminalPage(linesShown('文章 ok'), '', 'zh-CN')).toContain('<i>文</i><i>章</i> ok');
  });

  it('is coloured as it was written, and nothing in it is markup', () => {
    const lines = linesShown(`${ESC}32m✔${ESC}39m ${ESC}1m<b>${ESC}22m${ESC}2m&${ESC}0m${ESC}91m!`);
    const page = terminalPage(lines, 'npm start', 'en-US');
    expect(page).toContain(
      '<span class="c2">✔</span> <span class="bold">&lt;b&gt;</span><span class="dim">&amp;</span><span class="c9">!</span>',
    );
  });
});
