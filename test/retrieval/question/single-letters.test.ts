import { describe, expect, it } from 'vitest';
import { singleLettersIn } from '../../../src/retrieval/question/single-letters.js';
import { fold } from '../../../src/text/fold.js';
import { hasHan } from '../../../src/text/letters.js';

/** Whether a text has every name of one letter that a question has. */
function holds(question: string, text: string): boolean {
  const names = singleLettersIn(question, fold(question), hasHan(question));
  return names.every((name) => name.test(fold(text)));
}

describe('singleLettersIn', () => {
  it.each([
    ['R 语言怎么画图', 'Ruby 语言画图要装一个库'],
    ['C语言的数组怎么声明', 'C++ 的数组这样声明'],
    ['C 語言的指標', 'C# 的指標很少用'],
    ['F# 好学吗', 'F 调的曲子不难学'],
    ['B站怎么投稿', '把稿件发到邮箱'],
    ['維生素D缺乏會怎樣', '維生素 B12 缺乏會貧血'],
    ['How do I sort a list in R?', 'Rust sorts a list in place'],
    ['What is plan B?', 'Our plan is to go by train'],
    ['Is C faster?', 'The config is in C:\\Users, and C# is slower'],
    ['多少C算高温', '室温 19°C'],
  ])('misses the letter of “%s” in “%s”', (question, text) => {
    expect(holds(question, text)).toBe(false);
  });

  it.each([
    ['R 语言怎么画图', '在 R 里画图用 plot'],
    ['C语言的数组', 'C 的数组'],
    ['c++ 怎么析构', 'C++ 的析构函数'],
    ['B站怎么投稿', '在 B 站投稿'],
    ['維生素d缺乏', '缺維生素D的人'],
    ['type c 接口', 'USB Type-C 接口'],
    ['How do I sort a list in R?', 'In R, sort() does'],
    ['E 1042 是什么意思', '错误码 E1042'],
    ['Q：怎么退款', '退款要三天'],
    ["what's a token", '令牌'],
    ['Do I need a visa?', 'Nobody needs one'],
    ['Who was J. K. Rowling?', 'The author'],
    ['what is a 令牌', '令牌就是'],
    ['A、注册 怎么做', '注册很快'],
  ])('misses nothing of “%s” in “%s”', (question, text) => {
    expect(holds(question, text)).toBe(true);
  });
});
