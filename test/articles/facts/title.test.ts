import { describe, expect, it } from 'vitest';
import { read } from '../helpers.js';

const LONG = '第一段写得很长，长到没有人会把它当作标题来读，因为它说完了一整件事。';

describe('the title', () => {
  it.each([
    ['the front matter', `---\ntitle: "茶: 一部历史"\n---\n# 别的\n\n${LONG}`, '茶: 一部历史'],
    ['a number in it', `---\ntitle: 1984\n---\n${LONG}`, '1984'],
    ['the heading above all text', `作者：林晓\n\n## 茶**史**\n\n${LONG}`, '茶史'],
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

  it.each([
    [
      'a first line over sections',
      `五条经验\n\n${LONG}\n\n经验一\n\n${LONG}\n\n经验二\n\n${LONG}`,
      'a.md',
      '五条经验',
    ],
    [
      'the name of the file, where the first heading is a section',
      `${LONG}\n\n## 好用的工具\n\n${LONG}`,
      '199-湖边的雾.md',
      '湖边的雾',
    ],
    [
      'the name of the file, where several sections begin it',
      `## 摘要\n\n${LONG}\n\n## 正文\n\n${LONG}`,
      '20240501 湖边的雾.md',
      '湖边的雾',
    ],
    ['the folder of an index', LONG, 'posts/2024-05-01-湖边的雾/index.md', '湖边的雾'],
    [
      'the name without what an export puts behind it',
      LONG,
      '湖边的雾 0123456789abcdef0123456789abcdef.md',
      '湖边的雾',
    ],
    ['the first words, where the name tells nothing', LONG, 'untitled 2.md', LONG.slice(0, -1)],
  ])('is %s', (_, text, path, title) => {
    expect(read(text, path).article.title).toBe(title);
  });

  it('is no heading that stands far below', () => {
    expect(read(`${LONG.repeat(20)}\n\n## 相关阅读\n\n${LONG}`, '茶.md').article.title).toBe('茶');
  });

  it('is no heading that is counted among others, and is one that is not', () => {
    const parts = `# 一、产地\n\n${LONG}\n\n# 二、炒法\n\n${LONG}`;
    expect(read(parts, '茶.md').article.title).toBe('茶');
    expect(read(`# 茶的两件事\n\n${LONG}\n\n# 二、炒法\n\n${LONG}`, 'a.md').article.title).toBe('茶的两件事');
  });

  it('is no heading of a part that stands among its like, and is one that all else stands under', () => {
    const parts = `- Start Date: 2024-05-01\n\n# Summary\n\n${LONG}\n\n# Motivation\n\n${LONG}`;
    expect(read(parts, '0003-old-lamps.md').article.title).toBe('old lamps');
    expect(read(`# Introduction\n\n${LONG}\n\n## Lamps\n\n${LONG}`, 'ch00.md').article.title).toBe(
      'Introduction',
    );
  });

  it('is the first words where the name of the file is a number', () => {
    expect(read(LONG, '001_9f86d081884c7d65.txt').article.title).toBe(
      '第一段写得很长，长到没有人会把它当作标题来读，因为它说完了一整件事',
    );
  });
});

describe('a title that names no article', () => {
  const page = (title: string, ...blocks: string[]) =>
    read(
      `---\ntitle: "${title}"\nurl: https://www.riverpost.example/a/1\n---\n[![河岸日报](logo.png)](https://www.riverpost.example/)\n\n[首页](https://www.riverpost.example/) > 正文\n\n${blocks.join('\n\n')}`,
      'tea.md',
    ).article.title;

  it.each([
    ['a byline', '河岸日报 | 林晓'],
    ["the site's name in the logo", '河岸日报'],
    ["the site's host", 'RiverPost'],
  ])('gives way where it is %s', (_, title) => {
    expect(page(title, '# 茶史', LONG)).toBe('茶史');
    expect(page(title, '我们为什么喝茶？', LONG)).toBe('我们为什么喝茶？');
    expect(page(title, LONG)).toBe(title);
  });

  it.each([
    ["the page's name for the site", '茶的历史_河岸日报', '茶的历史'],
    ['several of its names', '茶的历史 - 首页 - 河岸日报', '茶的历史'],
    ['the host', 'A history of tea | RiverPost', 'A history of tea'],
    ['what nobody knows', '茶的历史_别处', '茶的历史_别处'],
  ])('loses %s at its end', (_, title, expected) => {
    expect(page(title, LONG)).toBe(expected);
  });

  it.each([
    [
      'a count of messages, and the site that the address names',
      '(99+ 封私信 / 7 条消息) 茶的历史 - 知乎',
      'https://www.zhihu.com/question/1',
      '茶的历史',
    ],
    ['what people call the site', '茶的历史 - 少数派', 'https://sspai.com/post/1', '茶的历史'],
    [
      'nothing, where the site is another one',
      '茶的历史 - 少数派',
      'https://a.example/1',
      '茶的历史 - 少数派',
    ],
    [
      'nothing, where the name stands before it',
      '湖边电台 - 茶的历史',
      'https://a.example/1',
      '湖边电台 - 茶的历史',
    ],
    ['no number of its own', '(1) 茶的历史', 'https://a.example/1', '(1) 茶的历史'],
    [
      'a count, where the site follows',
      '(3) A history of tea - YouTube',
      'https://www.youtube.com/watch?v=1',
      'A history of tea',
    ],
  ])('loses %s', (_, title, url, expected) => {
    expect(read(`---\ntitle: "${title}"\nurl: ${url}\n---\n${LONG}`).article.title).toBe(expected);
    expect(read(`---\nurl: ${url}\n---\n# ${title}\n\n${LONG}`).article.title).toBe(expected);
  });

  it.each([
    ['a paper', '老桥修好以后 - 河岸晚报', 'https://www.example.cn/a/1', '老桥修好以后'],
    ['a section and a site', '老桥修好以后_本地_河岸网', 'https://www.example.cn/a/1', '老桥修好以后'],
    [
      'the host without its article',
      'How the bridge fell - The River Post',
      'https://www.riverpost.com/1',
      'How the bridge fell',
    ],
    [
      'the initials of the host',
      'How the bridge fell | River Bank Weekly',
      'https://www.rbw.com/1',
      'How the bridge fell',
    ],
    ['the host and a common word', '老桥修好以后 - RBW News 中文', 'https://www.rbw.com/1', '老桥修好以后'],
    [
      'a known name behind a short title',
      '老桥 - 维基百科，自由的百科全书',
      'https://zh.wikipedia.org/wiki/1',
      '老桥',
    ],
    ['a known name behind three letters', 'Ink - Wikipedia', 'https://en.wikipedia.org/wiki/Ink', 'Ink'],
  ])('loses the name of %s', (_, title, url, expected) => {
    expect(read(`---\ntitle: "${title}"\nurl: ${url}\n---\n${LONG}`).article.title).toBe(expected);
  });

  it.each([
    ['the paper that it is about', '深度 | 河岸时报', 'https://www.example.cn/a/1'],
    ['a subject that ends like a paper', '从河岸到远方 - 互联网', 'https://www.example.cn/a/1'],
    ['two parts of its own', '老桥 - 一座城的记忆', 'https://www.example.cn/a/1'],
    ['a hyphen', 'e-mail', 'https://mail.example.com/1'],
  ])('keeps %s', (_, title, url) => {
    expect(read(`---\ntitle: "${title}"\nurl: ${url}\n---\n${LONG}`).article.title).toBe(title);
  });

  it('keeps a paper in a title that its author wrote, and where no address is known', () => {
    const title = '我在报社的十年 - 河岸日报';
    const written = `---\ntitle: "${title}"\nlayout: post\nurl: https://me.example/1\n---\n${LONG}`;
    expect(read(written).article.title).toBe(title);
    expect(read(`---\ntitle: "${title}"\n---\n${LONG}`).article.title).toBe(title);
  });

  it('loses a count of messages in the text, too', () => {
    const { article } = read(`# (3 条消息) 茶的历史\n\n${LONG}`);
    expect(article.text).toBe(`茶的历史\n\n${LONG}`);
  });

  it('loses whatever follows the title that the text has', () => {
    expect(page('茶的历史 - 别处', '# 茶的历史', LONG)).toBe('茶的历史');
  });

  it('loses the readings of its characters', () => {
    expect(page('茶葉的歷(lì)史', LONG)).toBe('茶葉的歷史');
  });

  it('is found below bylines and dates, and with a colon in it', () => {
    expect(
      read(`河岸日报 | 林晓\n\n2025-03-02 09:10\n\n茶都去哪了：一片叶子的价钱\n\n${LONG}`).article.title,
    ).toBe('茶都去哪了：一片叶子的价钱');
  });
});
