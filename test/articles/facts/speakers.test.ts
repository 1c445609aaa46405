import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleOf } from '../../support/article.js';

/** Who says what, as pairs; questions are marked with a question mark behind the name. */
function turns(text: string): [string, string][] {
  const article = articleOf(text);
  return article.turns.map(({ textStart, end, speaker, isQuestion }) => [
    speaker + (isQuestion ? '?' : ''),
    article.text.slice(textStart, end),
  ]);
}

describe('findTurns', () => {
  it.each([
    ['Q and a name', 'Q： 成本降了吗？\n\n林晓： 降了九成。\n\nQ： 还会降吗？\n\n林晓： 会的。', 'Q', '林晓'],
    ['问 and 答', '问：成本降了吗？\n\n答：降了九成。\n\n问：还会降吗？\n\n答：会的。', '问', '答'],
    ['numbered questions', 'Q1：成本降了吗？\n\nA1：降了九成。\n\nQ2：还会降吗？\n\nA2：会的。', 'Q', 'A'],
    [
      'names and ASCII colons',
      '科技周刊:成本降了吗?\n林曉:降了九成。\n科技周刊:還會降嗎?\n林曉:會的。',
      '科技周刊',
      '林曉',
    ],
    [
      'English names',
      'Host: Did costs fall?\n\nMay Lin: By nine tenths.\n\nHost: And now?\n\nMay Lin: They go on.',
      'Host',
      'May Lin',
    ],
    [
      'both colons mixed',
      '记者：成本降了吗？\n\n林晓: 降了九成。\n\n记者:还会降吗？\n\n林晓：会的。',
      '记者',
      '林晓',
    ],
  ])('knows speakers by %s', (_, text, interviewer, guest) => {
    expect(turns(text).map(([speaker]) => speaker)).toEqual([
      `${interviewer}?`,
      guest,
      `${interviewer}?`,
      guest,
    ]);
  });

  it('gives a turn all its paragraphs, up to the next label or heading', () => {
    const text =
      '问：成本降了吗？\n\n答：降了九成。\n\n还会再降。\n\n# 第二部分\n\n这一段没有人说。\n\n问：完了？\n\n答：完了。';
    expect(turns(text)[1]).toEqual(['答', '降了九成。\n\n还会再降。']);
    expect(turns(text)[3]).toEqual(['答', '完了。']);
  });

  it('ends a turn where someone speaks who is named once: rather nobody than the wrong one', () => {
    const text = '问：谁来说？\n\n林晓：我先说。\n\n张三：我插一句。\n\n问：还有吗？\n\n林晓：没有了。';
    expect(turns(text)).toEqual([
      ['问?', '谁来说？'],
      ['林晓', '我先说。'],
      ['问?', '还有吗？'],
      ['林晓', '没有了。'],
    ]);
  });

  it('goes on over a line that merely begins with a word and a colon', () => {
    const text = '问：怎么看？\n\n林晓：分两面看。\n\n比如说：成本。\n\n问：还有吗？\n\n林晓：没有了。';
    expect(turns(text)[1]).toEqual(['林晓', '分两面看。\n\n比如说：成本。']);
  });

  it.each([
    ['a list of properties', '价格：三千元。\n\n屏幕：六寸。\n\n价格：四千元。\n\n屏幕：七寸。'],
    ['a name that occurs once', '林晓：成本降了九成，大家都没有想到会这么快，对吧？\n\n这是正文。'],
    [
      'times and addresses',
      '12:30 开会？\n\n12:45 散会？\n\nhttps://example.com/?a\n\nhttps://example.com/?b',
    ],
    ['plain prose', '他总结道：成本会降。\n\n她反问道：真的吗？\n\n没有人回答。'],
  ])('finds none in %s', (_, text) => {
    expect(turns(text)).toEqual([]);
  });

  it('gives turns in order that never overlap, whatever the text', () => {
    const unit = fc.constantFrom('问：', '答:', '林晓：', 'Q: ', '成本', '？', '。', '\n\n', '\n', '# ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const article = articleOf(text);
        let at = 0;
        for (const { start, textStart, end } of article.turns) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(textStart).toBeGreaterThan(start);
          expect(end).toBeGreaterThan(textStart);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(article.text.length);
      }),
    );
  });
});
