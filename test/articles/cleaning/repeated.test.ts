import { describe, expect, it } from 'vitest';
import { dropRepeated } from '../../../src/articles/cleaning/repeated.js';
import { FERRY, LIBRARY, TEA } from '../fixtures/bodies.js';
import { read } from '../helpers.js';

const WELCOME = '这里是河岸日报的周末栏目，每个星期六早上七点见。';
const FAREWELL = '本期就到这里，下个星期六，我们在老地方再见。';
const BYLINE = '编辑 王丽 校对 张明';
const BODIES: readonly (readonly string[])[] = [LIBRARY, TEA, FERRY];

const files = (
  blocksOf: (body: readonly string[]) => readonly string[],
  bodies: readonly (readonly string[])[] = BODIES,
) => bodies.map((body, i) => read(blocksOf(body).join('\n\n'), `${i}.md`));

describe('dropRepeated', () => {
  it('leaves out what stands at the starts and the ends of several articles', () => {
    const cleaned = dropRepeated(files((body) => [WELCOME, ...body, FAREWELL]));
    expect(cleaned.map(({ article }) => article.text)).toEqual(BODIES.map((body) => body.join('\n\n')));
    for (const { article, removed } of cleaned) {
      expect(removed).toEqual([
        { text: WELCOME, reason: 'repeated', rule: 'repeated' },
        { text: FAREWELL, reason: 'repeated', rule: 'repeated' },
      ]);
      for (const { start, end } of article.blocks)
        expect(article.text.slice(start, end)).toMatch(/^\S.*\S$/su);
    }
  });

  it.each([
    ['in two articles only', files((body) => [...body, FAREWELL]).slice(0, 2)],
    ['in the middle', files((body) => [body[0] ?? '', body[1] ?? '', FAREWELL, ...body, ...body])],
    ['as bylines', files((body) => [...body, BYLINE])],
    ['as headings', files((body) => [`## ${WELCOME.slice(0, 12)}`, ...body])],
    ['as short words', files((body) => [...body, '谢谢大家。'])],
  ])('keeps what returns %s', (_, articles) => {
    expect(dropRepeated(articles)).toEqual(articles);
  });

  it('keeps the text of copies, whatever their small edits', () => {
    const copies = files(
      (body) => body,
      [LIBRARY, LIBRARY, LIBRARY, LIBRARY].map((body, i) =>
        body.map((text, n) => (n === i ? text.replace('，', `，第${i}回`) : text)),
      ),
    );
    expect(dropRepeated(copies)).toEqual(copies);
  });

  it('keeps a text that consists of little else', () => {
    const articles = files((body) => [WELCOME, (body[0] ?? '').slice(0, 12), FAREWELL]);
    expect(dropRepeated(articles)).toEqual(articles);
  });

  it('keeps the turns of an interview where they are said', () => {
    const talk = (n: number) => [
      `问：这是第${n}个问题，你怎么看？`,
      `答：${BODIES[n]?.[0]}`,
      `问：那么第${n}个问题以后呢？`,
      `答：${BODIES[n]?.[1]}`,
    ];
    const articles = dropRepeated(files((body) => [WELCOME, ...talk(BODIES.indexOf(body))]));
    for (const { article } of articles) {
      expect(article.turns).toHaveLength(4);
      for (const { start, speaker } of article.turns)
        expect(article.text.startsWith(speaker, start)).toBe(true);
    }
  });
});
