import { describe, expect, it } from 'vitest';
import { asksSomebody, asksWho, namesSomebody } from '../../../src/retrieval/judging/somebody.js';
import { fold } from '../../../src/text/fold.js';

const asks = (text: string): boolean => asksWho(text, fold(text));
const names = (text: string, question = ''): boolean => namesSomebody(text, fold(question));

describe('asksWho', () => {
  it.each([
    '馆长是谁',
    '请问教练是哪位？',
    '誰是社長',
    '本期的主持人是誰呀？',
    '评委有哪些人',
    'Who is the treasurer?',
    "who's our coach",
  ])('tells that “%s” asks who somebody is', (text) => {
    expect(asks(text)).toBe(true);
  });

  it.each([
    '李白是谁',
    '陈以安是谁？',
    'Who is Ada Lovelace?',
    'Anna是谁',
    '评分由谁决定',
    '谁可以申请',
    '馆长什么时候在',
    'Who may apply?',
  ])('tells that “%s” does not, or has the name itself', (text) => {
    expect(asks(text)).toBe(false);
  });
});

describe('asksSomebody', () => {
  it.each(['馆长是谁', '评分由谁决定', '谁可以申请', '有哪些人参加', 'Who may apply?'])(
    'tells that “%s” asks for somebody',
    (text) => {
      expect(asksSomebody(text, fold(text))).toBe(true);
    },
  );

  it.each(['李白是谁', 'Anna是谁', '馆长什么时候在', 'whole'])('tells that “%s” does not', (text) => {
    expect(asksSomebody(text, fold(text))).toBe(false);
  });
});

describe('namesSomebody', () => {
  it.each([
    '教练每周二、周四带训练，请假要提前一天告诉教练。',
    '店长会在打烊前检查煤气。',
    '社長每年換一次，由全體社員投票選出，任期到次年六月。',
    '值班员在每天早上八点交接班，钥匙放在门卫处。',
    '组长负责分配任务，遇到困难先找组长。',
    'The manager locks the door at night. Ask at the desk.',
  ])('finds nobody in “%s”', (text) => {
    expect(names(text)).toBe(false);
  });

  it.each([
    '馆长由林若溪担任。',
    '館長：陳以安',
    '管理员是老周和小禾。',
    '每周三晚上，阿澈主持。',
    '有事请找 @灯塔。',
    '冠军是上海申花。',
    '主席国是巴西。',
    '主持人是彼得·冯·艾森。',
    '教练是 Tom。',
    'At night the manager, Anna Berg, locks the door.',
  ])('finds somebody in “%s”', (text) => {
    expect(names(text)).toBe(true);
  });

  it('does not count who is named in the question', () => {
    expect(names('上海队的教练每天到场。', '上海队的教练是谁')).toBe(false);
  });
});
