import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/articles/article.js';
import { parseArticle } from '../../../src/articles/parse.js';
import { complete } from '../../../src/retrieval/quoting/complete.js';

function read(markdown: string): Article {
  return parseArticle('a.md', new TextEncoder().encode(markdown)).article;
}

interface Options {
  readonly most?: number;
  readonly mayAsk?: boolean;
}

/** What is quoted and what is in bold, where a part of an article was chosen and is all in bold. */
function completed(article: Article, part: string, { most = 320, mayAsk = false }: Options = {}) {
  const start = article.text.indexOf(part);
  expect(start).toBeGreaterThanOrEqual(0);
  const chosen = { start, end: start + part.length };
  const quoted = complete(article, { ...chosen, highlights: [chosen] }, { most, mayAsk });
  const textOf = (span: typeof chosen): string => article.text.slice(span.start, span.end);
  return { text: textOf(quoted), bold: quoted.highlights.map(textOf) };
}

describe('a row of a table', () => {
  const table = read(
    '# 渡口\n\n票价每年定一次。\n\n| 渡口 | 船 | 备注 |\n|---|---|---|\n| 东岸 | 木船 | 夜里停。雨天也停。 |\n| 西岸 | 铁船 | 全年开。 |',
  );

  it('is quoted whole and with the header, and is in bold alone', () => {
    expect(completed(table, '雨天也停。')).toEqual({
      text: '渡口 | 船 | 备注\n东岸 | 木船 | 夜里停。雨天也停。',
      bold: ['东岸 | 木船 | 夜里停。雨天也停。'],
    });
    expect(completed(table, '西岸 | 铁船 | 全年开。')).toEqual({
      text: '渡口 | 船 | 备注\n东岸 | 木船 | 夜里停。雨天也停。\n西岸 | 铁船 | 全年开。',
      bold: ['西岸 | 铁船 | 全年开。'],
    });
  });

  it('stands alone where the header is too far above', () => {
    const row = '西岸 | 铁船 | 全年开。';
    expect(completed(table, row, { most: 20 })).toEqual({ text: row, bold: [row] });
  });

  it('has no header where the table has none', () => {
    const bare = read('| | |\n|---|---|\n| 东岸 | 木船 |\n| 西岸 | 铁船 |');
    expect(completed(bare, '铁船').text).toBe('西岸 | 铁船');
    const html = '<table><tr><td>东岸</td><td>木船</td></tr><tr><td>西岸</td><td>铁船</td></tr></table>';
    expect(completed(read(html), '铁船').text).toBe('西岸 | 铁船');
    const named = html.replaceAll(/<td>(东岸|木船)<\/td>/g, '<td><strong>$1</strong></td>');
    expect(completed(read(named), '铁船').text).toBe('东岸 | 木船\n西岸 | 铁船');
  });
});

describe('a list', () => {
  const list = read(
    '# 修船\n\n工具都在棚里。今年添了几样：\n\n- 刨子\n- 墨斗\n- 角尺\n\n旧的还能用。\n\n- 锤子\n- 钉子',
  );

  it('goes with the line that leads to it, from either side', () => {
    const whole = '今年添了几样：\n\n- 刨子\n- 墨斗\n- 角尺';
    expect(completed(list, '今年添了几样：')).toEqual({ text: whole, bold: ['- 刨子\n- 墨斗\n- 角尺'] });
    expect(completed(list, '- 角尺')).toEqual({ text: whole, bold: ['- 角尺'] });
  });

  it('has as many items as fit', () => {
    expect(completed(list, '今年添了几样：', { most: 19 }).text).toBe('今年添了几样：\n\n- 刨子\n- 墨斗');
    expect(completed(list, '- 角尺', { most: 12 }).text).toBe('- 角尺');
  });

  it('is left out, without the line breaks before it, where not even the first item fits', () => {
    const lead = '今年添了几样：';
    for (let most = lead.length; most < lead.length + 6; most++)
      expect(completed(list, lead, { most })).toEqual({ text: lead, bold: [lead] });
  });

  it('ends with an item, also where there are empty lines between them', () => {
    const text = '添了两样：\n\n- 刨子\n\n- 墨斗，是祖上传下来的';
    const at = text.indexOf('- 刨子');
    const blocks: Article['blocks'] = [
      { kind: 'paragraph', start: 0, end: 5, depth: 0 },
      { kind: 'list', start: at, end: text.length, depth: 0 },
    ];
    const loose = { ...list, text, blocks };
    expect(completed(loose, '添了两样：', { most: 16 })).toEqual({
      text: '添了两样：\n\n- 刨子',
      bold: ['- 刨子'],
    });
  });

  it('stands alone where the line before it is complete', () => {
    expect(completed(list, '- 钉子').text).toBe('- 钉子');
    expect(completed(list, '旧的还能用。').text).toBe('旧的还能用。');
  });
});

describe('what leads on', () => {
  const text = read('# 潮\n\n什么是小潮？月相上下弦时的潮。\n\n渔民这样说：\n\n初八廿三，到处见海滩。');

  it('takes the next sentence along, which is what answers', () => {
    expect(completed(text, '什么是小潮？')).toEqual({
      text: '什么是小潮？月相上下弦时的潮。',
      bold: ['月相上下弦时的潮。'],
    });
    expect(completed(text, '渔民这样说：').text).toBe('渔民这样说：\n\n初八廿三，到处见海滩。');
  });

  it('stays as it is where questions are wanted, and where nothing follows', () => {
    expect(completed(text, '什么是小潮？', { mayAsk: true }).text).toBe('什么是小潮？');
    expect(completed(read('# 潮\n\n明天还有潮吗？'), '明天还有潮吗？').text).toBe('明天还有潮吗？');
  });
});

describe('an answer of one word', () => {
  const talk = read(
    [
      '**记者：** 您好。您在这里长大吗？',
      '**周舟：** 是的。',
      '**记者：** 住在哪一边？',
      '**周舟：** 住在河的北岸，门口就是码头。每天听见汽笛。',
      '**记者：** 今年几条船？',
      '**周舟：** 三条。',
      '**记者：** 明年呢？',
      '**周舟：** 明年会多两条，都是新的。',
    ].join('\n\n'),
  );

  it('stands with its question', () => {
    expect(completed(talk, '三条。')).toEqual({
      text: '记者： 今年几条船？\n\n周舟： 三条。',
      bold: ['三条。'],
    });
  });

  it('stands with what the same person says next, too, where it only agrees', () => {
    expect(completed(talk, '是的。')).toEqual({
      text: '您在这里长大吗？\n\n周舟： 是的。\n\n记者： 住在哪一边？\n\n周舟： 住在河的北岸，门口就是码头。每天听见汽笛。',
      bold: ['是的。', '住在河的北岸，门口就是码头。每天听见汽笛。'],
    });
  });

  it('takes as much along as fits', () => {
    expect(completed(talk, '是的。', { most: 50 }).text).toBe(
      '您在这里长大吗？\n\n周舟： 是的。\n\n记者： 住在哪一边？\n\n周舟： 住在河的北岸，门口就是码头。',
    );
    expect(completed(talk, '是的。', { most: 20 }).text).toBe('您在这里长大吗？\n\n周舟： 是的。');
    expect(completed(talk, '是的。', { most: 10 }).text).toBe('是的。');
  });

  it('is none where somebody says more, or where questions are wanted', () => {
    expect(completed(talk, '明年会多两条，都是新的。').text).toBe('明年会多两条，都是新的。');
    expect(completed(talk, '三条。', { mayAsk: true }).text).toBe('三条。');
  });
});

describe('a pronoun', () => {
  const text = read(
    '# 灯塔\n\n守塔人是老陶。他每天点灯。他走后，换了电灯。\n\n它有三层。The keeper was Ann Poe. She lit it at dusk.\n\nIthaca is far. 其他人不住这里。他国的船不停。\n\n他来过两次。',
  );

  it('at the beginning of a quote has the sentence before it with it, which is not in bold', () => {
    expect(completed(text, '他每天点灯。')).toEqual({
      text: '守塔人是老陶。他每天点灯。',
      bold: ['他每天点灯。'],
    });
    expect(completed(text, 'She lit it at dusk.').text).toBe('The keeper was Ann Poe. She lit it at dusk.');
  });

  it.each(['他来过两次。', '它有三层。'])('%s stands alone where its paragraph begins', (part) => {
    expect(completed(text, part).text).toBe(part);
  });

  it.each(['守塔人是老陶。', '其他人不住这里。', '他国的船不停。'])('%s begins with none', (part) => {
    expect(completed(text, part).text).toBe(part);
  });

  it('stands alone where there is no room', () => {
    expect(completed(text, '他每天点灯。', { most: 10 }).text).toBe('他每天点灯。');
  });

  it('is not explained by what somebody else says', () => {
    const talk = read(
      '甲：老陶是守塔人。\n\n乙：他每天点灯，点了三十年。\n\n甲：现在谁点？\n\n乙：没有人，换了电灯。',
    );
    expect(talk.turns).toHaveLength(4);
    expect(completed(talk, '他每天点灯，点了三十年。').text).toBe('他每天点灯，点了三十年。');
  });
});
