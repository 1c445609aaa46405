import { describe, expect, it } from 'vitest';
import type { QuotedHit } from '../../src/retrieval/quoting/choose-quotes.js';
import { retrieve } from '../../src/retrieval/retriever.js';
import { indexOf } from '../support/library-on-disk.js';

const filler = '这一段说的是别的事情，和问题没有什么关系，只是把场景交代清楚。'.repeat(20);

const INTERVIEW = `---
title: 一次访谈
---

这篇访谈在春天做成。

**科技周刊：** 推理成本为什么降得这么快？

**林晓：** 主要靠三件事，量化、缓存和更好的调度。${filler}

还有一件事没有人提，就是大家终于开始复用中间结果了。

**科技周刊：** 开源会赢吗？

**林晓：** 我不知道，但是它让所有人都跑得更快。

**科技周刊：** 最后一个问题，你们什么时候盈利？

**林晓：** 明年。
`;

describe('an interview', () => {
  async function ask(question: string): Promise<readonly QuotedHit[]> {
    const live = await indexOf({
      'talk.md': INTERVIEW,
      'other.md': '花园里的郁金香开了，园丁每天早上浇水。',
    });
    return live.use(async (index) => (await retrieve(index, null, question, { top: 3 })).quotes);
  }

  function textOf({ article, quote }: QuotedHit): string {
    return article.text.slice(quote.start, quote.end);
  }

  it('is found by the question and quoted by the answer, with the name of the one who answers', async () => {
    const [first] = await ask('推理成本为什么降得快');
    const [answer] = first?.article.turns.filter(({ isQuestion }) => !isQuestion) ?? [];
    expect(first?.quote.start).toBeGreaterThanOrEqual(answer?.textStart ?? Number.NaN);
    expect(first?.quote.end).toBeLessThanOrEqual(answer?.end ?? Number.NaN);
    expect(first?.quote.speaker).toBe('林晓');
  });

  it('finds a short answer by the question alone, and shows both, with the answer in bold', async () => {
    const [first] = await ask('什么时候盈利');
    expect(first && textOf(first)).toBe('科技周刊： 最后一个问题，你们什么时候盈利？\n\n林晓： 明年。');
    expect(first?.quote.highlights.map(({ start, end }) => first.article.text.slice(start, end))).toEqual([
      '明年。',
    ]);
    expect(first?.quote.speaker).toBe('林晓');
  });

  it('remembers the question where the answer goes on in another passage', async () => {
    const quotes = await ask('推理成本为什么降得快');
    const later = quotes.find(({ hit }) => hit.passage.question !== null);
    expect(later?.hit.passage.speaker).toBe('林晓');
    expect(
      later?.article.text.slice(later.hit.passage.question?.start, later.hit.passage.question?.end),
    ).toBe('推理成本为什么降得这么快？');
  });

  it('quotes the question where that is what is asked for', async () => {
    const quotes = await ask('科技周刊问了哪些关于盈利的问题');
    expect(quotes.map(({ quote }) => quote.speaker)).toContain('科技周刊');
  });

  it('never quotes one person’s words as another’s', async () => {
    for (const question of ['成本', '开源', '盈利', '科技周刊问了什么', '林晓']) {
      for (const { article, quote } of await ask(question)) {
        const [answer = quote] = quote.highlights;
        const turnAt = (at: number) =>
          article.turns.find(({ textStart, end }) => at >= textStart && at < end);
        expect(turnAt(answer.start)?.speaker ?? null).toBe(quote.speaker);
        // Other people's words stand with it below their names alone.
        const others = article.turns.filter(({ start, end }) => start < quote.end && end > quote.start);
        const unnamed = others.filter(({ textStart }) => textStart <= quote.end).slice(1);
        for (const { start } of unnamed) expect(start).toBeGreaterThanOrEqual(quote.start);
      }
    }
  });
});
