import { expect, it } from 'vitest';
import { hasNearSpelling } from '../../../src/retrieval/judging/near-spelling.js';

it.each([
  ['矽膠墊', '换一块硅胶垫就好'],
  ['計程車', '叫了一辆计乘车'],
  ['碳水化合物', '炭水化合物吃得少'],
  ['马铃署', '馬鈴薯燉肉'],
  ['布列塔尼亚', '不列塔尼亚的海岸'],
])('finds what is nearly “%s” in “%s”', (word, text) => {
  expect(hasNearSpelling(text, word)).toBe(true);
});

it.each([
  ['矽胶', '硅胶垫'],
  ['矽膠墊', '橡皮墊圈'],
  ['硅胶垫', '胶垫'],
  ['kestrel', 'kestral'],
  ['', '硅胶垫'],
])('finds nothing near “%s” in “%s”', (word, text) => {
  expect(hasNearSpelling(text, word)).toBe(false);
});
