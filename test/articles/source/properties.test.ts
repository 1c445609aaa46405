import { describe, expect, it } from 'vitest';
import { read } from '../helpers.js';

const TEXT = '河上的雾散得很慢，守灯的人等到九点才下楼，他说这样的天气一年只有三回。';
const FACTS = { title: '雾', url: 'https://a.example/fog', date: '2025-02-11', author: '林晓' };

describe('properties without dashes round them', () => {
  it.each([
    [
      "a graph of notes'",
      `title:: 雾\nauthor:: [[林晓]]\nurl:: https://a.example/fog\ndate:: [[2025-02-11]]\n\n- ${TEXT}`,
    ],
    [
      "a site generator's",
      `Title: 雾\nDate: 2025-02-11 08:00\nAuthor: 林晓\nURL: https://a.example/fog\nCategory: 河\n\n${TEXT}`,
    ],
    [
      "a site generator's with dots",
      `.. title: 雾\n.. date: 2025-02-11 08:00:00 UTC\n.. author: 林晓\n.. link: https://a.example/fog\n.. tags: \n\n${TEXT}`,
    ],
    [
      'dots in a comment',
      `<!--\n.. title: 雾\n.. date: 2025-02-11\n.. author: 林晓\n.. link: https://a.example/fog\n-->\n\n${TEXT}`,
    ],
    [
      "a translators'",
      `[#]: subject: (雾)\n[#]: via: (https://a.example/fog)\n[#]: author: (林晓)\n[#]: date: (2025-02-11)\n\n${TEXT}`,
    ],
    [
      "a database's page",
      `# 雾\n\nURL: https://a.example/fog\nCreated: February 11, 2025 3:52 PM\nAuthor: 林晓\nStatus: Done\n\n${TEXT}`,
    ],
    [
      "a reading service's",
      `# 雾\n\n## Metadata\n- Author: [[林晓]]\n- Full Title: 雾\n- URL: https://a.example/fog\n- Published: 2025-02-11\n\n## Highlights\n- ${TEXT} ([View Highlight](https://reader.example/1))`,
    ],
    [
      "a note-taker's, at the end",
      `雾\n\n${TEXT}\n\nid: 0123456789abcdef0123456789abcdef\nparent_id: \ncreated_time: 2025-02-11T08:00:00.000Z\nauthor: 林晓\nsource_url: https://a.example/fog\ntype_: 1`,
    ],
  ])('are read and leave the text: %s', (_, source) => {
    const { article } = read(source);
    expect(article).toMatchObject(FACTS);
    expect(article.text).toContain(TEXT);
    expect(article.text).not.toMatch(/::|https?:|2025|Author|View Highlight|parent_id/);
  });

  it('are read and stay where a person may have written them', () => {
    const { article } = read(`- Start Date: 2025-02-11\n- Reviewers: two\n\n## 摘要\n\n${TEXT}`, '雾.md');
    expect(article.date).toBe('2025-02-11');
    expect(article.text).toContain('Start Date: 2025-02-11');
  });

  it.each([
    ['a conversation', '林晓：水开了吗？\n陈师傅：开了。\n\n林晓：茶呢？\n陈师傅：也好了。'],
    ['a sentence with a colon', `时间：它总是不够。\n\n${TEXT}`],
  ])('are not seen in %s', (_, source) => {
    const { article } = read(source);
    expect(article).toMatchObject({ url: null, date: null, author: null });
    expect(article.text.replace(/\n+/g, '\n')).toBe(source.replace(/\n+/g, '\n'));
  });
});

describe('the line below the title on a platform', () => {
  it.each([
    '原创 林晓 湖边电台 2025年02月11日 08:30 广东',
    '原创 林晓 [湖边电台](javascript:void(0);) *2025年02月11日 08:30* *广东*',
    '原创 林晓 湖边电台 2025-02-11 08:30 广东',
    '林晓 2025/02/11 08:30:12 新加坡 听全文',
    '原创 林晓\n\n湖边电台\n\n2025-02-11 08:30',
    '<span>原创</span> 林晓 2025年2月11日 08:30',
  ])('tells author and day, and leaves the text: %s', (line) => {
    const { article } = read(`# 雾\n\n${line}\n\n${TEXT}`);
    expect(article).toMatchObject({ title: '雾', author: '林晓', date: '2025-02-11' });
    expect(article.text).not.toMatch(/原创|08:30|广东/);
    expect(article.text).toContain(TEXT);
  });

  it.each(['2025-02-11 08:30 灯塔亮了', '2025年2月11日 08:30 灯塔亮了'])(
    'is not seen where words follow the time that are no place: %s',
    (line) => {
      expect(read(`# 雾\n\n${line}\n\n${TEXT}`).article).toMatchObject({
        date: null,
        text: expect.stringContaining(line),
      });
    },
  );

  it.each(['作者：林晓', '文｜林晓', 'By Ann Lee'])('has an author in a byline, which stays: %s', (line) => {
    const { article } = read(`# 雾\n\n${line}\n\n${TEXT}`);
    expect(article.author).toBe(line.startsWith('By') ? 'Ann Lee' : '林晓');
    expect(article.text).toContain(line);
  });
});
