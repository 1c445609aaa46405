import { expect, it } from 'vitest';
import { OpenSearchStore } from '../../../src/index/opensearch/store.js';
import { pressAt } from '../../support/many-bots/buttons.js';
import { botOn, indexOn } from '../../support/many-bots/in-one-process.js';
import { gapsOf, play } from '../../support/many-bots/play.js';
import { describeOnCluster, optionsFor } from '../../support/opensearch/cluster.js';

/** How long people ask and press at least, in ms, and how many generations come meanwhile. */
const FOR = 3000;
const SWITCHES = 3;

describeOnCluster('two bots and two indexers on a cluster', (url) => {
  it('answer from one whole generation each time, and any button of one works in the other', async () => {
    const { freshFor: _, ...settings } = optionsFor(url());
    await indexOn(settings, 0);
    const reader = new OpenSearchStore(settings);
    const cast = {
      discords: [await botOn(settings), await botOn(settings)] as const,
      index: (_indexer: number, edition: number) => indexOn(settings, edition),
      following: () => reader.current(),
      serving: () => new OpenSearchStore({ ...settings, freshFor: 0 }).current(),
    };
    const played = await play(cast, FOR, SWITCHES);
    expect(played.answers.length).toBeGreaterThan(4);
    for (const { editions } of played.answers) expect(editions).toHaveLength(1);
    expect(new Set(played.answers.flatMap(({ editions }) => editions)).size).toBeGreaterThan(1);
    expect(played.presses.length).toBeGreaterThan(2);
    expect(played.presses.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
    expect(played.rules.length).toBeGreaterThan(0);
    const [own, other] = cast.discords;
    const asked = own.slash('ask', { question: '茶花的价格为什么涨了' });
    await asked.reply();
    expect(await pressAt(other, asked, 'Not helpful')).toBe('works');
    const gaps = async () => [...new Set(await gapsOf(cast))];
    await expect.poll(gaps, { timeout: 20_000 }).toEqual([expect.stringContaining('茶花的价格为什么涨了')]);
    for (const { violations } of cast.discords) expect(violations).toEqual([]);
  });
});
