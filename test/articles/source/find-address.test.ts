import { describe, expect, it } from 'vitest';
import { findAddress as findAddressTold } from '../../../src/articles/source/find-address.js';
import { inEnglish } from '../../../src/sentence.js';

/** With what is wrong in English. */
const findAddress = (...given: Parameters<typeof findAddressTold>) => {
  const read = findAddressTold(...given);
  return { ...read, warnings: read.warnings.map(inEnglish) };
};

const FOUND = 'https://a.example/x';
const TEXT = '河上的雾散得很慢，守灯的人等到九点才下楼，他说这样的天气一年只有三回。';

describe('findAddress', () => {
  it.each([
    [{ url: 'https://a.example/1' }, 'https://a.example/1'],
    [{ url: '/posts/1', source: 'https://a.example/2' }, 'https://a.example/2'],
    [{ source: 'The Daily', link: 'http://a.example/3' }, 'http://a.example/3'],
    [{ source: ['https://a.example/4'] }, 'https://a.example/4'],
    [{ source: '[a](https://a.example/5)' }, 'https://a.example/5'],
    [{ permalink: '/posts/1' }, null],
    [{ url: 'ftp://a.example/6' }, null],
    [{ url: 'javascript:alert(1)' }, null],
    [{ url: 'https://' }, null],
    [{ url: 'https://a.example/茶' }, 'https://a.example/%E8%8C%B6'],
    [{ 原文链接: 'https://a.example/7', 来源: '晨报' }, 'https://a.example/7'],
    [{ 原文網址: 'https://a.example/8' }, 'https://a.example/8'],
    [{ url: 'www.a.example/9' }, 'https://www.a.example/9'],
    [{}, null],
  ])('finds the address in %j', (data, url) => {
    expect(findAddress(data, 'Text').url).toBe(url);
  });

  it.each([
    ['a bare link', 'https://a.example/x'],
    ['a link in brackets', '<https://a.example/x>'],
    ['a link with a label', '来源：https://a.example/x'],
    ['a Markdown link', '[site](https://a.example/x)'],
    ['a Markdown link with a title', '[site](https://a.example/x "The site")'],
  ])('takes %s in the last line out of the text', (_, line) => {
    expect(findAddress({}, `Text\n\n${line}\n`)).toEqual({
      url: 'https://a.example/x',
      body: 'Text\n\n',
      warnings: [],
    });
  });

  it('reads parentheses inside an address', () => {
    expect(findAddress({}, 'Text\n\n[原文](https://a.example/Tea_(drink))').url).toBe(
      'https://a.example/Tea_(drink)',
    );
  });

  it.each([
    'See https://a.example/x',
    '- https://a.example/x',
    '[](https://a.example/x) and more',
    '[![](https://a.example/i.png)](https://a.example/x)',
  ])('leaves a last line like %j alone', (line) => {
    const body = `Text\n\n${line}`;
    expect(findAddress({}, body)).toEqual({ url: null, body, warnings: [] });
  });

  it('takes the link that is labelled as the original', () => {
    const body =
      '[Read on Reader](https://reader.example/1)\n[Read Original](https://a.example/x)\n\nText\n\nhttps://b.example';
    expect(findAddress({}, body).url).toBe('https://a.example/x');
  });

  it('leaves a last link in the text where the front matter names another address', () => {
    const body = 'Text\n\nhttps://b.example/y';
    expect(findAddress({ url: 'https://a.example/x' }, body)).toEqual({
      url: 'https://a.example/x',
      body,
      warnings: [],
    });
  });
});

describe('an address beside a label', () => {
  it.each([
    `原文地址：[A river](${FOUND})`,
    `原文链接 : ${FOUND}`,
    `> * 原文地址：[A river](${FOUND})`,
    `- 原文链接：<${FOUND}>`,
    `~~原文地址：${FOUND}~~`,
    `原文来自公众号「河岸」：[雾](${FOUND})`,
    `**本文首发于** [河岸日报](${FOUND})`,
    `本文转载自：[河岸日报](${FOUND})`,
    `轉載自 ${FOUND}`,
    `译自：[A river](${FOUND})`,
    `via: ${FOUND}`,
    `Source: [A river](${FOUND})`,
    `*Originally published at [River Post](${FOUND}) on May 2, 2024.*`,
    `This article was originally published on [River Post](${FOUND})`,
    `<p>原文链接：<a href="${FOUND}">雾</a></p>`,
    `版权声明：遵循 [CC BY](https://cc.example/by) 协议。本文链接：${FOUND}`,
    `[阅读原文](${FOUND})`,
    `Saved from: ${FOUND}`,
    `Clipped from: [A river](${FOUND})`,
    `From: ${FOUND}`,
    `<!-- saved from url=(0019)${FOUND} -->`,
    `已剪辑自: ${FOUND}`,
    `来源：河岸日报（${FOUND}）`,
    `本页由工具转码， 原文地址 [a.example](${FOUND})`,
    `※ 文章網址: ${FOUND}`,
  ])('is found in the first and the last lines: %s', (line) => {
    expect(findAddress({}, `${line}\n\n${TEXT}`).url).toBe(FOUND);
    expect(findAddress({}, `${TEXT}\n\n${line}\n`).url).toBe(FOUND);
  });

  it('is found by its name in a list of addresses', () => {
    expect(findAddress({}, `${TEXT}\n\nvia: [River Post][1]\n\n[1]: ${FOUND}\n`).url).toBe(FOUND);
  });

  it.each([
    ['one of several sources', `来源：https://a.example/1\n\n${TEXT}\n\n来源：https://a.example/2`],
    ['the source of a picture', `图片来源：[河岸](${FOUND})\n\n${TEXT}`],
    ['a sentence that begins with such a word', `原文没有提到这一点，参见[这里](${FOUND})。\n\n${TEXT}`],
    ['code', `\`\`\`\nsource: ${FOUND}\n\`\`\`\n\n${TEXT}`],
    ['somewhere in the middle', `${`${TEXT}\n\n`.repeat(20)}来源：${FOUND}\n\n${`${TEXT}\n\n`.repeat(20)}`],
    ['the source code of what it is about', `Source code: ${FOUND}\n\n${TEXT}`],
  ])('is none where it stands in %s', (_, body) => {
    expect(findAddress({}, body)).toEqual({ url: null, body, warnings: [] });
  });

  it('counts more for the original than for a copy, whichever stands first', () => {
    const body = `本文永久链接：https://b.example/copy\n原文地址：${FOUND}\n\n${TEXT}`;
    expect(findAddress({}, body).url).toBe(FOUND);
  });

  it('leaves a line that says more in the text', () => {
    const body = `原文链接：${FOUND} 译者：林晓\n\n${TEXT}`;
    expect(findAddress({}, body)).toEqual({ url: FOUND, body, warnings: [] });
  });
});

describe('a link alone', () => {
  const last = (line: string, above = TEXT, data = {}) => findAddress(data, `${above}\n\n${line}`).url;

  it.each([
    ['the name of its site', `[river](https://river.example/x)`, {}],
    ['what people call its site', '[知乎](https://zhuanlan.zhihu.com/p/1)', {}],
    ['a tag', `[河](${FOUND})`, { tags: ['河'] }],
    ['a category', `[post](${FOUND})`, { categories: ['post'] }],
    ['its own address', `[a.example/x](${FOUND})`, {}],
  ])('counts in the last line where it is labelled with %s', (_, line, data) => {
    expect(last(line, TEXT, data)).not.toBeNull();
  });

  it.each([
    ["another thing's title", `[河上的桥](${FOUND})`, TEXT],
    ["what its own section's heading names", `[桥的说明](${FOUND})`, `${TEXT}\n\n## 桥`],
    ['nothing, below a heading', FOUND, `${TEXT}\n\n## 桥`],
    ['nothing, as one of several', FOUND, `${TEXT}\n\nhttps://b.example/1`],
    ['nothing, below what introduces it', FOUND, `${TEXT}\n\n项目地址：`],
    ['nothing, and leads to a picture', 'https://a.example/x.png', TEXT],
  ])('does not count where it is labelled with %s', (_, line, above) => {
    expect(last(line, above)).toBeNull();
  });

  it.each([
    ['below the title', `雾散得很慢\n${FOUND}\n\n${TEXT}`],
    ['below the heading', `# 雾散得很慢\n\n<${FOUND}>\n\n${TEXT}`],
    ['below the heading, as a link', `# 雾散得很慢\n\n[${FOUND}](${FOUND})\n\n${TEXT}`],
    ['above the title', `${FOUND}\n\n# 雾散得很慢\n\n${TEXT}`],
    ['behind the title', `雾散得很慢 ${FOUND}\n\n${TEXT}`],
  ])('counts without a label %s, which stays', (_, body) => {
    const found = findAddress({}, body);
    expect(found.url).toBe(FOUND);
    expect(found.body).not.toContain(FOUND);
    expect(found.body).toMatch(/雾散得很慢[\s\S]*河上的雾/);
  });

  it.each([
    ['one of two', `# 雾\n\n${FOUND}\n\n${TEXT}\n\nhttps://b.example/y\n\n${TEXT}`],
    ['introduced', `看这里：\n${FOUND}\n\n${TEXT}`],
    ['the front of a site', `# 雾\n\nhttps://a.example/\n\n${TEXT}`],
    ['a picture', `# 雾\n\nhttps://a.example/x.png\n\n${TEXT}`],
    ["its own section's", `# 雾\n\n## 桥\n\n${FOUND}\n\n${TEXT}`],
    ['where its heading says what it is of', `# 题目地址（雾）\n\n${FOUND}\n\n${TEXT}`],
    ['below a heading of the second order', `## 题目\n\n${FOUND}\n\n${TEXT}`],
    ['all that there is', `# 雾\n\n${FOUND}\n\n雾`],
    ['where a project is', `项目地址 ${FOUND}\n\n${TEXT}`],
    ['one of the headings that are links', `## [雾](${FOUND})\n\n${TEXT}\n\n## [桥](https://b.example/y)`],
  ])('does not count at the start where it is %s', (_, body) => {
    expect(findAddress({}, body)).toEqual({ url: null, body, warnings: [] });
  });

  it('counts as a first heading of the second order, which stays', () => {
    expect(findAddress({}, `## [雾](${FOUND})\n\n${TEXT}`)).toMatchObject({
      url: FOUND,
      body: `## 雾\n\n${TEXT}`,
    });
  });

  it("counts in the first lines where its label is the article's title", () => {
    const body = `[雾](${FOUND})\n\n${TEXT}`;
    expect(findAddress({ title: '雾' }, body, { title: '雾' })).toEqual({
      url: FOUND,
      body: `\n${TEXT}`,
      warnings: [],
    });
    expect(findAddress({ title: '桥' }, body, { title: '桥' }).url).toBeNull();
  });

  it('counts as the heading of the first order, which stays', () => {
    expect(findAddress({}, `# [雾](${FOUND})\n\n${TEXT}`)).toEqual({
      url: FOUND,
      body: `# 雾\n\n${TEXT}`,
      warnings: [],
    });
  });
});

describe('an address that is not what it seems', () => {
  it.each([
    ['https://discord.com@evil.example/x', 'https://evil.example/x'],
    ['https://ann:secret@a.example/x', FOUND],
  ])('loses its user: %s', (written, url) => {
    expect(findAddress({ url: written }, TEXT)).toEqual({
      url,
      body: TEXT,
      warnings: [expect.stringMatching(/names a user/)],
    });
    expect(findAddress({}, `${TEXT}\n\n原文：${written}`).url).toBe(url);
  });

  it.each([
    'http://localhost:3000/x',
    'http://127.0.0.1/x',
    'http://2130706433/x',
    'http://10.0.0.3/x',
    'http://192.168.1.1/x',
    'http://172.20.0.1/x',
    'http://169.254.169.254/x',
    'http://[::1]/x',
    'http://[fd00::1]/x',
    'http://[::ffff:127.0.0.1]/x',
    'http://wiki/x',
    'http://nas.local/x',
  ])('is not linked: %s', (written) => {
    expect(findAddress({ url: written }, TEXT)).toEqual({
      url: null,
      body: TEXT,
      warnings: [expect.stringMatching(/private network/)],
    });
    expect(findAddress({}, `${TEXT}\n\n原文：${written}`).url).toBeNull();
  });
});

describe('a path on the site of who keeps the folder', () => {
  it.each([
    [{ permalink: '/posts/1' }, 'https://me.example/posts/1'],
    [{ url: '/posts/1/' }, 'https://me.example/posts/1/'],
    [{ permalink: '/posts/1', source: FOUND }, FOUND],
    [{ permalink: '//evil.example/1' }, null],
    [{ slug: 'a' }, null],
  ])('makes a link of %j', (data, url) => {
    expect(findAddress(data, TEXT, { siteUrl: 'https://me.example' }).url).toBe(url);
  });
});
