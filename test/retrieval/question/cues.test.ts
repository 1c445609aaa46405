import { describe, expect, it } from 'vitest';
import { kindsGiven, kindsWanted } from '../../../src/retrieval/question/cues.js';
import { fold } from '../../../src/text/fold.js';

const wantedBy = (question: string) => kindsWanted(fold(question));

describe('the kind of answer that a question wants', () => {
  it.each([
    ['什么时候成立的？', '公司成立于 2013 年。', '公司由三个朋友成立。'],
    ['花了多少钱', '一共花了六百万。', '花了很多钱。'],
    ['為什麼選擇開源', '因为开源让所有人都更快。', '他们选择了开源。'],
    ['总部在哪里', '总部位于杭州。', '总部很大。'],
    ['这条蛇又叫什么', '它又名盲蛇。', '它以蚂蚁为食。'],
    ['Why did it fail?', 'It failed because of rain.', 'It failed again.'],
    ['When was it built?', 'Built in 1889.', 'Built of stone.'],
  ])('of %s is given rather by %s', (question, good, other) => {
    const wanted = wantedBy(question);
    expect(kindsGiven(good, wanted).size).toBeGreaterThan(kindsGiven(other, wanted).size);
  });

  it('expects nothing of a question that wants no particular kind', () => {
    expect(kindsGiven('它位于 2013 年。', wantedBy('介绍一下这个模型')).size).toBe(0);
  });
});
