import { describe, expect, it } from 'vitest';
import { read } from './helpers.js';

const LONG = '第一段写得很长，长到没有人会把它当作标题来读，因为它说完了一整件事。';

describe('the title', () => {
  it.each([
    ['the front matter', `---\ntitle: "茶: 一部历史"\n---\n# 别的\n\n${LONG}`, '茶: 一部历史'],
    ['a number in it', `---\ntitle: 1984\n---\n${LONG}`, '1984'],
    ['the first heading', `${LONG}\n\n## 茶**史**\n\n${LONG}`, '茶史'],
    ['an underlined heading', `茶史\n====\n\n${LONG}`, '茶史'],
    ['a first line like a title', `我们为什么喝茶？\n\n${LONG}`, '我们为什么喝茶？'],
    ['an empty title and a heading', `---\ntitle:\n---\n# 茶史\n\n${LONG}`, '茶史'],
  ])('is taken from %s', (_, text, title) => {
    expect(read(text).article.title).toBe(title);
  });

  it.each([
    ['a sentence', '我们喝茶。'],
    ['a speaker', '记者：你喝茶吗'],
    ['a byline', '茶报 | 王小明'],
    ['a long line', LONG.repeat(3).replaceAll('。', '')],
    ['a list', '- 茶\n- 水'],
    ['a link', '[返回首页](https://a.example/)'],
  ])('is the name of the file where the first line is %s', (_, line) => {
    expect(read(`${line}\n\n${LONG}`, 'tea/2024-05-01-a-history_of tea.md').article.title).toBe(
      'a history of tea',
    );
  });

  it('is no heading that stands far below', () => {
    expect(read(`${LONG.repeat(20)}\n\n## 相关阅读\n\n${LONG}`, '茶.md').article.title).toBe('茶');
  });

  it('is the first words where the name of the file is a number', () => {
    expect(read(LONG, '001_9f86d081884c7d65.txt').article.title).toBe(
      '第一段写得很长，长到没有人会把它当作标题来读，因为它说完了一整件事',
    );
  });
});
