import { describe, expect, it } from 'vitest';
import { formersOf, goingOn, lacksSubject } from '../../../src/retrieval/question/follow-up.js';
import { readQuestion } from '../../../src/retrieval/question/question.js';
import { answersFrom } from '../../support/library-on-disk.js';

const FILES = {
  'kiln.md':
    '---\ntitle: 青砚陶窑\n---\n\n青砚陶窑在河湾镇东头。烧一窑要三天三夜。陶窑体验课每人一百二十元，泥料另算。\n',
  'ferry.md':
    '---\ntitle: 白鹭渡轮\n---\n\n白鹭渡轮每天开六班。渡轮船票每人八元，单车加两元。过河要二十分钟，大雾停航。\n',
  'teahouse.md':
    '---\ntitle: 松風茶館\n---\n\n松風茶館開在舊車站裡。茶館的包廂一小時三百元，要先預約。週二公休。\n',
  'bakery.md':
    '---\ntitle: The Larkspur bakery\n---\n\nThe Larkspur bakery opened in 2011. A loaf of rye bread costs four euros there. Baking a loaf takes nine hours.\n',
  'observatory.md':
    '---\ntitle: The Thornfield observatory\n---\n\nThe Thornfield observatory stands on a hill. A ticket to the observatory costs seven euros. A guided tour takes two hours.\n',
};

describe('lacksSubject', () => {
  it.each([
    ...[
      '那训练呢？',
      '多少钱',
      '它什么时候发布的？',
      '那最后咋样了？',
      '为什么？',
      '具体呢',
      '谁说的？',
      '那要几天？',
    ],
    ...['那費用呢？', '後來怎麼樣了？', '它要多少錢', '這個怎麼用？'],
    ...[
      'what about cost?',
      'and the price?',
      'how long did it take?',
      'when was it released?',
      'why?',
      'cost?',
    ],
    // Another thing, of which the same is asked.
    ...['那 DeepSeek-V3 呢？', 'What about the Thornfield observatory?'],
  ])('is so of “%s”', (question) => {
    expect(lacksSubject(readQuestion(question))).toBe(true);
  });

  it.each([
    ...[
      '什么是蒸馏？',
      '蒸馏',
      'DeepSeek-V3 这个模型花了多少钱？',
      '那晚班津贴是多少呢？',
      '这个季度的报销流程是什么',
    ],
    ...['特休怎麼算？', '松風茶館在哪裡？'],
    ...['What is distillation?', 'And how does distillation work?', 'Does Altman think that AGI is near?'],
    ...['谢谢', '你好', '你觉得呢', '你是谁', 'thanks!'],
  ])('is not so of “%s”', (question) => {
    expect(lacksSubject(readQuestion(question))).toBe(false);
  });
});

describe('formersOf', () => {
  const textsFor = (question: string, before: readonly string[]): string[] =>
    formersOf(readQuestion(question), before).map(({ text }) => text);

  it('goes back to the newest question with a subject', () => {
    const before = ['白鹭渡轮几点开', '青砚陶窑在哪里', '多少钱', '谢谢'];
    expect(textsFor('那要几天？', before)).toEqual(['青砚陶窑在哪里', '多少钱', '谢谢']);
    expect(textsFor('那要几天？', ['青砚', '为什么？', '谢谢'])).toEqual(['青砚', '为什么？', '谢谢']);
    expect(textsFor('那要几天？', ['为什么？', '谢谢'])).toEqual([]);
  });

  it('reads no more than the last four, and of each no more than of a question', () => {
    expect(textsFor('多少钱', ['青砚陶窑在哪里', '多少钱', '多少钱', '多少钱', '多少钱'])).toEqual([
      '多少钱',
    ]);
    const [text] = textsFor('多少钱', ['青砚陶窑'.repeat(1000)]);
    expect(text).toHaveLength(1000);
  });
});

it('lends words that count less, and nothing that must be there', () => {
  const question = readQuestion('那 V4 呢？');
  const going = goingOn(question, [readQuestion('DeepSeek-V3 2024 年训练花了多少钱')], {
    words: 0.3,
    meaning: 0.2,
  });
  expect(going.terms).toEqual(question.terms);
  expect(going.named).toEqual(question.named);
  expect(going.former?.terms).toContain('训练');
  const worth = [...(going.former?.worth.values() ?? [])];
  expect(worth.every((one) => one > 0 && one < 1)).toBe(true);
});

describe('a question after another', () => {
  it.each([
    ['多少钱？', '青砚陶窑在哪里', 'kiln', '一百二十元'],
    ['多少钱？', '白鹭渡轮一天几班', 'ferry', '八元'],
    ['那要多久呢？', '白鹭渡轮一天几班', 'ferry', '二十分钟'],
    ['多少錢？', '松風茶館在哪裡', 'teahouse', '三百元'],
    ['how much does it cost?', 'Where is the Thornfield observatory?', 'observatory', 'seven euros'],
    ['and the price?', 'When did the Larkspur bakery open?', 'bakery', 'four euros'],
    ['How long does it take?', 'When did the Larkspur bakery open?', 'bakery', 'nine hours'],
  ])('“%s” goes on from “%s”', async (question, former, article, text) => {
    const { continues, quotes } = await (await answersFrom(FILES)).ask(question, {
      top: 1,
      before: [former],
    });
    expect(continues).toBe(former);
    expect(quotes[0]?.articleId).toBe(article);
    expect(quotes[0]?.text).toContain(text);
  });

  it.each([
    ['白鹭渡轮船票多少钱？', '青砚陶窑在哪里'],
    ['松風茶館的包廂多少錢？', '白鹭渡轮一天几班'],
    ['How much is a ticket to the observatory?', 'When did the Larkspur bakery open?'],
  ])('“%s” has a subject of its own, and is answered as by itself', async (question, former) => {
    const answers = await answersFrom(FILES);
    const { tookMs: _, ...after } = await answers.ask(question, { before: [former] });
    const { tookMs: __, ...alone } = await answers.ask(question);
    expect(after).toEqual(alone);
    expect(after.continues).toBeNull();
  });

  it('of which nothing is known stays without an answer', async () => {
    const { tier, continues } = await (await answersFrom(FILES)).ask('多少钱？', {
      before: ['火星电梯在哪里'],
    });
    expect(tier).not.toBe('found');
    expect(continues).toBe('火星电梯在哪里');
  });
});
