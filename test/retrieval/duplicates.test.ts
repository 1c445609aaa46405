import { describe, expect, it } from 'vitest';
import { isNearDuplicate } from '../../src/retrieval/duplicates.js';

describe('isNearDuplicate', () => {
  const text = '推理成本每年下降九成，这是整个行业的共识。';

  it.each([
    ['the same', text],
    ['the same in Traditional characters', '推理成本每年下降九成，這是整個行業的共識。'],
    ['a longer one that contains it', `他补充说：${text}`],
  ])('knows %s', (_, other) => {
    expect(isNearDuplicate(text, other)).toBe(true);
  });

  it('keeps apart what only shares a topic', () => {
    expect(isNearDuplicate(text, '训练成本每年也在下降，不过没有人公布过准确的数字。')).toBe(false);
  });

  it('keeps apart texts without words', () => {
    expect(isNearDuplicate('。。。', '。。。')).toBe(false);
  });
});
