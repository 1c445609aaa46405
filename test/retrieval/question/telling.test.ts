import { expect, it } from 'vitest';
import { readQuestion } from '../../../src/retrieval/question/question.js';

const wordsOf = (text: string): string[] => readQuestion(text).words.map(({ term }) => term);

it.each([
  ['食堂几点开饭', ['食堂', '开饭']],
  ['门票多少钱', ['门票']],
  ['超重會怎麼樣', ['超重']],
  ['現在的門票', ['门票']],
  ['最近一期的主题', ['主题']],
  ['What is the latest price?', ['price']],
  ['社长今年几岁', ['社长']],
])('“%s” is about %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

it.each([
  ['几点', ['几点']],
  ['最新', ['最新']],
  ['钱包丢了', ['钱包', '丢']],
  ['会员怎么样', ['会员']],
])('“%s” is about %j, whatever it looks like', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});
