import { describe, expect, it } from 'vitest';
import { createAnswerService } from '../../src/answer/answer-service.js';
import { explain } from '../../src/answer/explain.js';
import type { Weighed } from '../../src/answer/explanation.js';
import { PinBoard } from '../../src/answer/pins/pin-board.js';
import { NO_PINS, type Pins } from '../../src/articles/pins/pins.js';
import { oneGeneration } from '../../src/index/one-generation.js';
import type { ServingIndex } from '../../src/index/passage-index.js';
import { editionsOf, indexOf } from '../support/library-on-disk.js';

const FILES = {
  'tulips.md': '# 郁金香\n\n郁金香在秋天种下，春天开花。种球要埋十五厘米深。\n\n一六三七年郁金香的价格跌了。',
  'bread.md': '# 面包\n\n面包要发酵两个小时。面粉和水是一比零点七。',
  'hofmann.md': '# 人物\n\n霍夫曼（Anna Hofmann）在莱比锡出生。霍夫曼写了三本关于桥梁的书。',
};

const why = (live: ServingIndex, question: string, pins: Pins = NO_PINS) =>
  explain(live, async () => null, new PinBoard({ read: () => pins }), question);

const probability = ({ bias, contributions }: Weighed): number =>
  1 / (1 + Math.exp(-contributions.reduce((sum, { logit }) => sum + logit, bias)));

describe('an answer that is explained', () => {
  it.each(['郁金香什么时候开花？', '面包要发酵多久？', '火星上有什么？'])(
    'is the one that everybody gets: %s',
    async (question) => {
      const live = await indexOf(FILES);
      const { answer, quotes } = await why(live, question);
      const given = await createAnswerService(live, async () => null).ask(question);
      expect({ ...answer, tookMs: 0 }).toEqual({ ...given, tookMs: 0 });
      const named = ({ articleId, start, end, tier, confidence }: (typeof quotes)[number]) => ({
        ...{ articleId, start, end, tier, confidence },
      });
      expect(quotes.map(named)).toMatchObject(
        given.quotes.map(({ articleId, start, end, tier, confidence }) => ({
          ...{ articleId, start, end, tier, confidence },
        })),
      );
    },
  );

  it('its evidence adds up to what is thought of each quote', async () => {
    const { quotes } = await why(await indexOf(FILES), '郁金香什么时候开花？');
    expect(quotes.length).toBeGreaterThan(0);
    for (const { weighed, confidence, topic, lacksNamed, thresholds, tier } of quotes) {
      expect(lacksNamed).toBe(false);
      expect(weighed && probability(weighed.answers)).toBeCloseTo(confidence, 10);
      expect(weighed && probability(weighed.topic)).toBeCloseTo(topic, 10);
      expect(tier === 'found').toBe(confidence >= thresholds.found);
    }
  });

  it('says what says most first, for or against', async () => {
    const { quotes } = await why(await indexOf(FILES), '郁金香什么时候开花？');
    const sizes = quotes[0]?.weighed?.answers.contributions.map(({ logit }) => Math.abs(logit)) ?? [];
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(sizes).not.toContain(0);
  });

  it('has the passages with their scores and the words that they have', async () => {
    const { searches } = await why(await indexOf(FILES), '郁金香的价格');
    const [search] = searches;
    expect(search).toMatchObject({ wording: 'as-asked', isChosen: true, text: '郁金香的价格' });
    expect(search?.terms.map(({ term }) => term)).toContain('郁金香');
    expect(search?.candidates).toBeGreaterThan(0);
    const [best] = search?.passages ?? [];
    expect(best).toMatchObject({ articleId: 'tulips', fusedRank: 1, fused: 1, meaning: null });
    expect(best?.keywords).toBeGreaterThan(0);
    expect(best?.matched).toEqual(expect.arrayContaining(['郁金香', '价格']));
    expect(FILES['tulips.md']).toContain(best?.text.slice(-8));
  });

  it('words of the title count for every passage of the article, as they do in its score', async () => {
    const long = `# 郁金香\n\n${'种球要埋十五厘米深，土要松软。'.repeat(60)}`;
    const { searches } = await why(await indexOf({ 'tulips.md': long }), '郁金香');
    expect(searches[0]?.passages.length).toBeGreaterThan(1);
    for (const { matched } of searches[0]?.passages ?? []) expect(matched).toContain('郁金香');
  });

  it('what is named and not there is said to lack', async () => {
    const { quotes } = await why(await indexOf(FILES), 'Semper的郁金香的价格怎么样？');
    expect(quotes[0]).toMatchObject({ lacksNamed: true });
    expect(quotes[0]?.tier).not.toBe('found');
  });

  it('tells each time that the index was asked, and which one the answer is from', async () => {
    const pins = { ...NO_PINS, aliases: [{ names: ['郁金香', '荷兰花'], line: 1 }] };
    const { searches } = await why(await indexOf(FILES), '荷兰花什么时候开花？', pins);
    expect(searches.map(({ wording }) => wording).slice(0, 2)).toEqual(['as-asked', 'given-name']);
    expect(searches[1]?.text).toContain('郁金香');
    expect(searches.filter(({ isChosen }) => isChosen)).toHaveLength(1);
  });

  it.each(['谢谢！', '？'])('nothing is searched for “%s”', async (said) => {
    const { searches, quotes } = await why(await indexOf(FILES), said);
    expect(searches).toEqual([]);
    expect(quotes).toEqual([]);
  });
});

describe('one generation', () => {
  it('answers beside the one that serves', async () => {
    const { store, ids } = await editionsOf({ 'a.md': '# 甲\n\n郁金香在秋天种下。' }, FILES);
    const [older = '', newer = ''] = ids;
    for (const id of [older, newer]) {
      const { answer } = await why(oneGeneration(store, id), '面包要发酵多久？');
      expect(answer.generation).toBe(id);
      expect(answer.quotes.some(({ articleId }) => articleId === 'bread')).toBe(id === newer);
    }
  });

  it.each(['20000101T000000000Z', '../../etc', ''])('“%s” is none', async (id) => {
    const { store } = await editionsOf(FILES);
    await expect(why(oneGeneration(store, id), '面包')).rejects.toMatchObject({ code: 'not-found' });
  });
});
