import { dict } from '@node-rs/jieba/dict.js';
import { describe, expect, it } from 'vitest';
import { DICTIONARY_TOTAL, frequencyOf, rarityOf } from '../../src/text/rarity.js';

const lines = Buffer.from(dict)
  .toString('utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

describe('frequencyOf', () => {
  it('finds words at both ends of the dictionary and all over it', () => {
    const some = [lines[0], lines.at(-1), ...lines.filter((_, i) => i % 5000 === 17)];
    for (const [word = '', frequency] of some.flatMap((line) => (line ? [line] : [])))
      expect([word, frequencyOf(word)]).toEqual([word, Number(frequency)]);
  });

  it('has met no word that the dictionary lacks, nor a mere beginning of one', () => {
    expect(['', '英伟达', '龘龘', 'zzz', '管理员们'].map(frequencyOf)).toEqual([0, 0, 0, 0, 0]);
  });

  it('knows the sum of all frequencies', () => {
    expect(lines.reduce((sum, [, frequency]) => sum + Number(frequency), 0)).toBe(DICTIONARY_TOTAL);
  });
});

describe('rarityOf', () => {
  it.each([
    ['开始', '津贴'],
    ['现在', '管理员'],
    ['管理员', '英伟达'],
    ['time', 'nvidia'],
    ['thank', 'zettelkasten'],
  ])('says that %s says less than %s', (common, rare) => {
    expect(rarityOf(common)).toBeLessThan(rarityOf(rare));
  });

  it('lies between 0 and 1, and is 1 for numbers', () => {
    expect([rarityOf('的'), rarityOf('一'), rarityOf('2024'), rarityOf('龘龘')]).toEqual([0, 0, 1, 1]);
  });
});
