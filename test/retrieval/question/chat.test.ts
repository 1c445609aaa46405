import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/retrieval/question/question.js';

const chatOf = (text: string) => readQuestion(text).intents.chat;

describe('chatOf', () => {
  it.each([
    [
      'thanks',
      [
        '谢谢',
        '谢谢大佬！',
        '太感谢了，解决了',
        '辛苦了～',
        '非常感谢老师的耐心解答',
        'Thanks a lot!',
        'thx',
        '謝謝你',
      ],
    ],
    [
      'greeting',
      ['你好', '大家好！', '早', '晚安', '在吗？', '你好，在吗', 'Hello everyone', 'good morning', '有人吗'],
    ],
    [
      'aboutBot',
      ['你是谁', '你能做什么？', 'are you a bot', 'Who are you?', '你是机器人吗', '讲个笑话', '帮我写一首诗'],
    ],
    [
      'smallTalk',
      [
        '哈哈哈',
        '+1',
        '收到',
        '好的，收到',
        '等一下',
        '马上来',
        '我先去吃饭了',
        '现在几点',
        'What time is it?',
        'brb',
        '生日快乐',
        '加油',
        'lol',
        '我去开会了',
      ],
    ],
  ])('knows %s', (kind, texts) => {
    expect(texts.map((text) => [text, chatOf(text)])).toEqual(texts.map((text) => [text, kind]));
  });

  it.each([
    '李开复',
    '成本',
    '训',
    '谢谢，津贴是多少？',
    '你好，李焕英',
    '我不是药神',
    '几点直播',
    '早餐店',
    '加油站在哪里',
    '生日快乐歌是谁写的',
    '机器人三定律',
    '明天的会几点',
    '什么时候谢幕',
    'hello world',
    'help desk',
    'What time is the jam?',
    'Who are the judges?',
    'test driven development',
    'thanksgiving',
    '',
    '？？',
  ])('takes “%s” for a question or a search', (text) => {
    expect(chatOf(text)).toBeNull();
  });
});
