import { describe, expect, it } from 'vitest';
import { gapsToCsv } from '../../src/journal/csv.js';

const GROUP = { variants: [], needs: [], unanswered: 2, unhelpful: 1, lastAt: 0 };

/** The first cell of the first row of questions, as it stands in the file. */
function cellOf(question: string): string {
  const csv = gapsToCsv([{ ...GROUP, question }]);
  const begin = csv.indexOf('\r\n') + 2;
  return csv.slice(begin, csv.indexOf(',3,2,1,', begin));
}

describe('gapsToCsv', () => {
  it('is a table with a header, for spreadsheets to read as UTF-8', () => {
    expect(gapsToCsv([{ ...GROUP, question: '为什么', variants: ['a', '=b'], needs: ['=c'] }])).toBe(
      '\ufeffquestion,count,unanswered,unhelpful,last_asked,other_wordings,needs\r\n' +
        "为什么,3,2,1,1970-01-01T00:00:00.000Z,a | =b,'=c\r\n",
    );
  });

  it.each([
    ['a comma', 'a, b', '"a, b"'],
    ['a quotation mark', 'a "b"', '"a ""b"""'],
    ['a line break', 'a\nb', '"a\nb"'],
    ['a carriage return', 'a\rb', '"a\rb"'],
    ['nothing of these', "a; b 'c'", "a; b 'c'"],
  ])('quotes a cell with %s where it must', (_, question, cell) => {
    expect(cellOf(question)).toBe(cell);
  });

  it.each([
    ['=', '=1+1', "'=1+1"],
    ['+', '+1', "'+1"],
    ['-', '-1', "'-1"],
    ['@', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab', '\tx', "'\tx"],
    ['a carriage return', '\rx', '"\'\rx"'],
    ['a line break', '\nx', '"\'\nx"'],
    ['a space and =', ' =1', "' =1"],
    ['an ideographic space and =', '\u3000=1', "'\u3000=1"],
    ['a zero-width space and =', '\u200b=1', "'\u200b=1"],
    ['a line break and -', '\n-1', '"\'\n-1"'],
    ['a full-width =', '＝1', "'＝1"],
    ['a full-width +', '＋1', "'＋1"],
    ['a full-width -', '－1', "'－1"],
    ['a full-width @', '＠1', "'＠1"],
    ['=, with what must be quoted', '=cmd|"/c calc"!A1', '"\'=cmd|""/c calc""!A1"'],
  ])('lets no formula run that begins with %s', (_, question, cell) => {
    expect(cellOf(question)).toBe(cell);
  });

  it.each(['1-1', 'a=b', ' a', '“=”', '。=1'])('leaves %j as it is', (question) => {
    expect(cellOf(question)).toBe(question);
  });

  it('lets no formula run in the other wordings', () => {
    expect(gapsToCsv([{ ...GROUP, question: 'x', variants: ['=1', 'y'] }])).toContain(",'=1 | y,\r\n");
  });
});
