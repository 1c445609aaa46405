import { describe, expect, it } from 'vitest';
import { shinglesOf } from '../../src/text/shingles.js';

const shingles = (text: string): number[] => [...shinglesOf(text)];

describe('shinglesOf', () => {
  it('has one for each place where a run of three units begins', () => {
    expect(shingles('甲乙丙丁戊')).toHaveLength(3);
    expect(shingles('the weights can be downloaded')).toHaveLength(3);
    expect(shingles('下载 GPU 权重')).toHaveLength(3);
  });

  it('has one for a shorter text, and none for one without letters', () => {
    expect(shingles('甲')).toHaveLength(1);
    expect(shingles('甲乙')).toHaveLength(1);
    expect(shingles('——！ \n')).toEqual([]);
    expect(shingles('')).toEqual([]);
  });

  it.each([
    ['the script', '開源模型', '开源模型'],
    ['case and width', 'OPEN ｗｅｉｇｈｔｓ now', 'open weights NOW'],
    ['marks and white space', '甲，乙。\n丙 丁', '甲乙丙丁'],
    ['marks between words', 'open-weights, now', 'open weights now'],
  ])('does not mind %s', (_, one, other) => {
    expect(shingles(one)).toEqual(shingles(other));
  });

  it.each([
    ['the order', '甲乙丙', '丙乙甲'],
    ['where a word ends', 'ab cd ef', 'abc d ef'],
    ['each unit', '甲乙丙', '甲乙丁'],
    ['a word’s last letter', 'one two threa', 'one two threb'],
  ])('minds %s', (_, one, other) => {
    expect(shingles(one)).not.toEqual(shingles(other));
  });

  it('gives the same run the same hash wherever it stands', () => {
    const [run] = shingles('丙丁戊');
    expect(shingles('甲乙丙丁戊己')[2]).toBe(run);
    expect(shingles('前言 open 丙丁戊')).toContain(run);
  });

  it('takes kana, Hangul and Thai letter by letter, and letters with marks as parts of words', () => {
    expect(shingles('カメラ눈비ไฟ')).toHaveLength(5);
    expect(shingles('café crème brûlée')).toHaveLength(1);
  });
});
