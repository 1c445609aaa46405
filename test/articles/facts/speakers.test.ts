import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleOf } from '../../support/article.js';
import { read } from '../helpers.js';

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
    [
      'names in square brackets',
      '【周刊】成本降了吗？\n\n【林晓】降了九成。\n\n【周刊】还会降吗？\n\n【林晓】会的。',
      '周刊',
      '林晓',
    ],
    [
      'names and bars',
      '周刊｜成本降了吗？\n\n林晓｜降了九成。\n\n周刊｜还会降吗？\n\n林晓｜会的。',
      '周刊',
      '林晓',
    ],
    [
      'names with what they do in brackets',
      '周刊：成本降了吗？\n\n林晓（厂长）：降了九成。\n\n周刊：还会降吗？\n\n林晓（笑）：会的。',
      '周刊',
      '林晓',
    ],
    [
      'numbers behind a space',
      '发言人 1：成本今年降了吗？\n\n发言人 2：降了九成，比去年秋天估计的还要多一些。\n\n发言人 1：还会降吗？\n\n发言人 2：会的，明年春天还有一条新的生产线要开。',
      '发言人 1',
      '发言人 2',
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

  it.each([
    [
      'labels in bold',
      '**林晓：** 大家好，欢迎收听。\n\n**陈师傅：** 很高兴来聊聊。\n\n**林晓：** 城里这座老桥加固过两次。\n\n**陈师傅：** 对，第二次用了碳纤维。',
    ],
    [
      'names in lines of their own',
      '林晓：\n\n大家好，欢迎收听。\n\n陈师傅：\n\n很高兴来聊聊。\n\n林晓：\n\n城里这座老桥加固过两次。\n\n陈师傅：\n\n对，第二次用了碳纤维。',
    ],
  ])('knows who takes turns where nobody asks, by %s', (_, text) => {
    const { article } = read(`# 第七期\n\n${text}`);
    const said = article.turns.map(({ speaker, textStart, end }) => [
      speaker,
      article.text.slice(textStart, end),
    ]);
    expect(said).toEqual([
      ['林晓', '大家好，欢迎收听。'],
      ['陈师傅', '很高兴来聊聊。'],
      ['林晓', '城里这座老桥加固过两次。'],
      ['陈师傅', '对，第二次用了碳纤维。'],
    ]);
    expect(article.turns.every(({ isQuestion }) => !isQuestion)).toBe(true);
  });

  it('takes a name in its own line for a question that is asked, and what follows for what is said', () => {
    const text = '问：\n\n成本降了吗？\n\n答：\n\n降了九成。\n\n问：\n\n还会降吗？\n\n答：\n\n会的。';
    expect(turns(text)).toEqual([
      ['问?', '成本降了吗？'],
      ['答', '降了九成。'],
      ['问?', '还会降吗？'],
      ['答', '会的。'],
    ]);
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
    [
      'the parts of an exercise',
      'Given Question: How long is it?\n\nSolution: Ten.\n\nGiven Question: How wide is it?\n\nSolution: Two.',
    ],
    ['what is listed for each thing', '优点：很轻。\n\n缺点：很贵。\n\n优点：很快。\n\n缺点：很吵。'],
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

describe('a line that names who has a part', () => {
  const TALK = (role: string): string =>
    `${role}\n\nAL: The lamp is mended.\n\nBK: Which one?\n\nAL: The old one.\n\nBK: Good.`;

  it.each([
    ['Presenter: Ann Lee (AL)', 'Presenter: Ben Kay (BK)'],
    ['Chairs: Ann Lee, Ben Kay', 'Chairs: Ben Kay and Ann Lee'],
    ['主持人：林晓', '主持人：王小丽（馆长）'],
  ])('is nobody’s turn, and ends the one before it: %s', (first, second) => {
    const said = turns(`${TALK(first)}\n\n${TALK(second)}`);
    expect(new Set(said.map(([name]) => name.replace('?', '')))).toEqual(new Set(['AL', 'BK']));
    expect(said.map(([, words]) => words)).not.toContainEqual(expect.stringContaining(second));
  });

  it('is a turn where something is said', () => {
    const talk = 'Presenter: Is the lamp mended?\n\nAnn Lee: It is.\n\n'.repeat(2);
    expect(turns(talk).map(([name]) => name)).toEqual(['Presenter?', 'Ann Lee', 'Presenter?', 'Ann Lee']);
  });
});

describe('a transcript with times', () => {
  const SAID = [
    '欢迎来到节目，您看了多少年的水？',
    '三十年了，每天早晚各量一次。',
    '最高的一次是多少？',
    '四十五米二。',
  ];
  const TIMES = ['00:05', '00:12', '00:31', '00:35'];
  const lines = (line: (name: string, time: string, said: string) => string): string =>
    SAID.map((said, i) => line(i % 2 === 0 ? '林晓' : '陈师傅', TIMES[i] ?? '', said)).join('\n\n');

  it.each([
    [
      'a name and a time in brackets, and words below',
      (n: string, t: string, s: string) => `${n} (${t}):\n${s}`,
    ],
    ['brackets of full width', (n: string, t: string, s: string) => `${n}（${t}）：${s}`],
    ['a time behind the name', (n: string, t: string, s: string) => `${n} ${t}\n${s}`],
    ['a name in bold', (n: string, t: string, s: string) => `**${n}** ${t}\n\n${s}`],
    ['a time before the name', (n: string, t: string, s: string) => `[${t}] ${n}\n${s}`],
    ['a time before name and words', (n: string, t: string, s: string) => `[${t}] ${n}：${s}`],
    ['a bare time before name and words', (n: string, t: string, s: string) => `${t} **${n}：** ${s}`],
  ])('knows who says what and when by %s, and leaves the times out of the text', (_, line) => {
    const { article } = read(`# 看水的人\n\n${lines(line)}`);
    expect(article.text).not.toMatch(/\d:\d/);
    expect(article.turns.map(({ speaker, at }) => [speaker, at])).toEqual([
      ['林晓', '00:05'],
      ['陈师傅', '00:12'],
      ['林晓', '00:31'],
      ['陈师傅', '00:35'],
    ]);
    expect(article.turns.map(({ textStart, end }) => article.text.slice(textStart, end))).toEqual(SAID);
  });

  it('reads speakers that software numbers', () => {
    const { article } = read(
      '发言人1 00:06\n水涨了。\n\n发言人2 00:09\n涨了多少我没有看。\n\n发言人1 00:12\n两米。\n\n发言人2 00:20\n知道了。',
    );
    expect(article.turns.map(({ speaker }) => speaker)).toEqual(['发言人1', '发言人2', '发言人1', '发言人2']);
  });

  it('takes no day above it for a speaker', () => {
    const { article } = read(`看水的人\n2023年11月04日 09:30\n\n${lines((n, t, s) => `${n}   ${t}\n${s}`)}`);
    expect(article.turns.map(({ speaker }) => speaker)).toEqual(['林晓', '陈师傅', '林晓', '陈师傅']);
    expect(article.title).toBe('看水的人');
  });

  it('reads a chat with the day of each message', () => {
    const { article } = read(
      lines((n, t, s) => `${n} 2023-11-04 ${t.replace('00', '09')}:00\n${s}`),
      'chat.txt',
    );
    expect(article.turns.map(({ speaker, at }) => [speaker, at])).toEqual([
      ['林晓', '2023-11-04 09:05:00'],
      ['陈师傅', '2023-11-04 09:12:00'],
      ['林晓', '2023-11-04 09:31:00'],
      ['陈师傅', '2023-11-04 09:35:00'],
    ]);
    expect(article.text).not.toContain('2023');
  });

  it('takes no comments below an article for a chat', () => {
    const comments = lines((n, t, s) => `${n} 2023-11-04 ${t}\n${s}`);
    const text = '水涨了两米，河边的人把船拖到了高处，等着第二次汛期过去。\n\n'.repeat(4);
    expect(read(`${text}${comments}`).article.turns).toEqual([]);
  });

  it('reads subtitles, and puts lines that belong together into one', () => {
    const cue = (n: number, start: string, words: string) =>
      `${n}\n00:00:${start},000 --> 00:00:${start},900\n${words}`;
    const subtitles = [
      cue(1, '05', '林晓：欢迎来到节目，'),
      cue(2, '07', '您看了多少年的水？'),
      cue(3, '12', '陈师傅：三十年了。'),
      cue(4, '31', '林晓：最高的一次是多少？'),
      cue(5, '35', '陈师傅：四十五米二。'),
    ].join('\n\n');
    const { article } = read(subtitles, 'water.txt');
    expect(article.text).not.toMatch(/-->|\d:\d/);
    expect(article.turns.map(({ speaker, at }) => [speaker, at])).toEqual([
      ['林晓', '00:00:05'],
      ['陈师傅', '00:00:12'],
      ['林晓', '00:00:31'],
      ['陈师傅', '00:00:35'],
    ]);
    expect(article.text).toContain('欢迎来到节目，您看了多少年的水？');
  });

  it.each([
    ['a timetable', '早饭 07:30\n\n午饭 12:05\n\n晚饭 18:00\n\n早饭 07:45'],
    ['a text that names an hour', '会议 10:30\n\n大家都到了，水还没有开，窗外下着雨。'],
  ])('leaves %s as it is', (_, text) => {
    const { article } = read(text);
    expect(article.text).toBe(text);
    expect(article.turns).toEqual([]);
  });
});
