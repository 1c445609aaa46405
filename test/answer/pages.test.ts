import { describe, expect, it } from 'vitest';
import type { Answer, AskOptions } from '../../src/answer/answer.js';
import { answerFrom } from '../../src/answer/answer-from.js';
import { indexOf } from '../support/library-on-disk.js';
import { paragraphOf } from '../support/prose.js';

const QUESTION = '郁金香的价格为什么涨了';
const SAID = ['郁金香的价格涨了', '郁金香为什么又贵了', '价格涨了，说的不是郁金香', '花店的价格没有涨'];

/** Articles of other words each, that say one thing or several on the question, more or less clearly. */
function library(count: number): Record<string, string> {
  const files = Array.from({ length: count }, (_, i) => {
    const said = Array.from(
      { length: 1 + (i % 3) },
      (_, n) => `${SAID[(i + n) % SAID.length]}，${paragraphOf(i * 9 + n)}`,
    );
    return [`${i}.md`, `---\ntitle: 花店${i}\n---\n\n${said.join(i % 2 === 0 ? '\n\n' : '')}\n`] as const;
  });
  return Object.fromEntries(files);
}

/** Texts, of which every third has a newer edition, whose title says less: it is found later than the older ones. */
function editions(count: number): Record<string, string> {
  const edition = (text: number, year: number, subject = '') => {
    const said = `${SAID[text % 2]}，每枝${year - 2000 + text}元，${paragraphOf(text)}`;
    const title = `${year}年${paragraphOf(text).slice(0, 2)}花店${subject}`;
    return [`${text}-${year}.md`, `---\ntitle: ${title}\ndate: ${year}-03-01\n---\n\n${said}\n`] as const;
  };
  const files = Array.from({ length: count }, (_, text) => {
    const older = edition(text, 2019, '郁金香的价格');
    return text % 3 === 0 ? [older, edition(text, 2024)] : [older];
  });
  return Object.fromEntries(files.flat());
}

const placeOf = ({ articleId, start, end }: Answer['quotes'][number]): string =>
  `${articleId}:${start}-${end}`;

const PAGES = 6;

/** Asks one index again and again. */
async function asker(
  files: Readonly<Record<string, string>>,
): Promise<(options: AskOptions) => Promise<Answer>> {
  const live = await indexOf(files);
  return (options) => live.use(async (index) => (await answerFrom(index, null, QUESTION, options)).answer);
}

describe('the pages of an answer', () => {
  it.each([1, 2, 3, 5])(
    'of %d quotes have none twice, leave none out, and begin as the answer does',
    async (top) => {
      const ask = await asker(library(40));
      const pages = await Promise.all(
        Array.from({ length: PAGES }, (_, page) => ask({ after: page * top, top })),
      );
      const shown = pages.flatMap(({ quotes }) => quotes);
      expect(shown).toHaveLength(PAGES * top);
      expect(new Set(shown.map(placeOf)).size).toBe(shown.length);
      expect(shown.map(({ rank }) => rank)).toEqual(shown.map((_, i) => i + 1));
      // An answer is as sure on its last page as on its first one.
      const { tier, confidence, quotes } = await ask({ top });
      const sure = expect.closeTo(confidence, 12);
      for (const page of pages) expect(page).toMatchObject({ tier, confidence: sure });
      expect(shown.slice(0, top)).toEqual(quotes);
    },
  );

  it('show each text, and none of its quotes twice, where newer editions are read only for later ones', async () => {
    const ask = await asker(editions(40));
    const shown: Answer['quotes'][number][] = [];
    for (let isFull = true; isFull; ) {
      const { quotes } = await ask({ after: shown.length, top: 5 });
      shown.push(...quotes);
      isFull = quotes.length === 5;
    }
    expect(new Set(shown.map(placeOf)).size).toBe(shown.length);
    expect(new Set(shown.map(({ articleId }) => articleId.split('-')[0])).size).toBe(40);
  });

  it('end with the first one that is not full', async () => {
    const ask = await asker(library(3));
    const all = await ask({ top: 10 });
    const full = Math.floor(all.quotes.length / 2);
    for (let page = 0; page < full; page++)
      expect((await ask({ after: 2 * page, top: 2 })).quotes).toEqual(
        all.quotes.slice(2 * page, 2 * page + 2),
      );
    expect((await ask({ after: 2 * full, top: 2 })).quotes).toHaveLength(all.quotes.length % 2);
    expect((await ask({ after: 50, top: 2 })).quotes).toEqual([]);
  });

  it('say whether quotes of the topic are left after them', async () => {
    const ask = await asker(library(40));
    const { quotes, hasFurther } = await ask({ top: 2 });
    expect([quotes.length, hasFurther]).toEqual([2, true]);
    expect((await ask({ after: 200, top: 2 })).hasFurther).toBe(false);
    const few = await asker(library(1));
    const all = await few({ top: 10 });
    expect([all.quotes.length > 0, all.hasFurther]).toEqual([true, false]);
  });
});
