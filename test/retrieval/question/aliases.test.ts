import { describe, expect, it } from 'vitest';
import { inOtherName } from '../../../src/retrieval/question/aliases.js';
import { readQuestion } from '../../../src/retrieval/question/question.js';
import { retrieve } from '../../../src/retrieval/retriever.js';
import { indexOf } from '../../support/library-on-disk.js';
import { bodyOf } from '../../support/prose.js';

const TEXT = [
  '制琴师贝尔曼（Anna Bellmann）在港口开店。后来贝尔曼搬到了山里。',
  '她用云杉胶合法（Spruce Lamination, 简称 SL）做面板，云杉胶合法很省料。',
  '學徒科瓦奇(Kovács)第二年才來，科瓦奇會調音。',
  '店名由彼得·林德（Peter Lind）题写，林德是邻居。',
  '他们去过一次里加（Riga）。',
].join('\n');

describe('inOtherName', () => {
  it.each([
    ['Anna Bellmann 住在哪里', '贝尔曼 住在哪里'],
    ['bellmann搬到哪里了', '贝尔曼搬到哪里了'],
    ['Where did Bellmann move?', 'Where did 贝尔曼 move?'],
    ['云杉胶合法有什么好处', ' Spruce Lamination 有什么好处'],
    ['什麼是spruce lamination', '什麼是云杉胶合法'],
    ['Kovács 會做什麼', '科瓦奇 會做什麼'],
    ['Peter Lind 是谁', '林德 是谁'],
  ])('asks “%s” as “%s”', (question, renamed) => {
    expect(inOtherName(readQuestion(question), [TEXT])?.text).toBe(renamed);
  });

  it.each(['住在哪里', 'Riga 有多远', 'bell', '胶合', 'Ann', ''])(
    'has no other name for “%s”',
    (question) => {
      expect(inOtherName(readQuestion(question), [TEXT])).toBeNull();
    },
  );
});

it('finds what an article says of somebody under the name that it goes on with', async () => {
  const live = await indexOf({
    'a.md': `# 港口的店\n\n贝尔曼（Anna Bellmann）在港口开店。${bodyOf(1)}${bodyOf(3)}\n\n## 价目\n\n贝尔曼的提琴每把八千元，要等两年。\n`,
    'b.md': `# 港口\n\n${bodyOf(2)}\n\n港口的渡轮每天开六班。\n`,
  });
  const { quotes } = await live.use((index) => retrieve(index, null, 'Bellmann的提琴每把多少钱', { top: 1 }));
  const [first] = quotes;
  expect(first?.article.text.slice(first.quote.start, first.quote.end)).toContain('八千元');
});
