import { expect, it } from 'vitest';
import { OpenSearchStore } from '../../../../src/index/opensearch/store.js';
import { termEmbedder } from '../../../support/embedder.js';
import { describeOnCluster, optionsFor } from '../../../support/opensearch/cluster.js';
import { startGoBetween } from '../../../support/opensearch/go-between.js';
import { indexerOn, madeUpLibrary, type OtherIndexer } from '../../../support/sharing/indexers.js';

/** Three ranges: while the one that leads has two, there is one for another. */
const ARTICLES = 16;
const SHIFT = 4;

/** What a moment is waited for, and is over. */
function moment(): { readonly come: Promise<void>; has(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { come: promise, has: resolve };
}

interface Stored {
  readonly _source: Readonly<Record<string, unknown>>;
}

/** All documents of the generation that serves, in an order that does not depend on who wrote them. */
async function contentOf(url: string, prefix: string): Promise<string[]> {
  const reply = await fetch(`${url}/${prefix}-serving/_search?size=10000`);
  const { hits } = (await reply.json()) as { readonly hits: { readonly hits: readonly Stored[] } };
  return hits.hits.map(({ _source }) => JSON.stringify(_source)).sort();
}

/** The names of what is left of a run. */
async function leftovers(url: string, prefix: string): Promise<string[]> {
  const reply = await fetch(`${url}/_cat/indices/${prefix}-run-*?format=json&h=index`);
  return ((await reply.json()) as { readonly index: string }[]).map(({ index }) => index);
}

function embeddedBy(...indexers: readonly OtherIndexer[]): string[] {
  return indexers.flatMap(({ embedded }) => embedded);
}

describeOnCluster('a run that several indexers share', (url) => {
  it('is embedded once by all of them together, and is the same as one indexer makes it', async () => {
    const folder = madeUpLibrary(ARTICLES);
    const alone = optionsFor(url());
    await indexerOn(new OpenSearchStore(alone), folder).run();

    const shared = optionsFor(url());
    const here = [moment(), moment()] as const;
    const both = Promise.all(here.map(({ come }) => come));
    const indexers = here.map(({ has }) =>
      indexerOn(new OpenSearchStore(shared), folder, {
        hold: async () => {
          has();
          await both;
        },
      }),
    );
    const reports = await Promise.all(indexers.map((each) => each.run()));
    const all = embeddedBy(...indexers);
    expect(new Set(all).size).toBe(all.length);
    expect(reports.map(({ embedded }) => embedded)).toEqual(indexers.map(({ embedded }) => embedded.length));
    expect(reports.map(({ passages }) => passages)).toEqual([all.length, all.length]);
    expect(new Set(reports.map(({ generation }) => generation)).size).toBe(1);
    expect(reports.map(({ added }) => added.length).sort()).toEqual([0, ARTICLES].sort());
    const seen = indexers.flatMap(({ progress }) => progress);
    expect(Math.max(...seen.map(({ indexers = 1 }) => indexers))).toBe(2);
    const together = seen.filter(({ stage, indexers }) => stage === 'embedding' && indexers);
    expect(new Set(together.map(({ total }) => total))).toEqual(new Set([all.length]));
    expect(Math.max(...together.map(({ done }) => done))).toBe(all.length);
    expect(await contentOf(url(), shared.prefix)).toEqual(await contentOf(url(), alone.prefix));
    expect(await leftovers(url(), shared.prefix)).toEqual([]);
  });

  it('goes on when its leader is gone, with what that one has embedded', async () => {
    const folder = madeUpLibrary(ARTICLES);
    const options = { ...optionsFor(url()), lease: { holds: 1500 } };
    const between = await startGoBetween(url());
    const [half, helped, gone] = [moment(), moment(), moment()];
    const leader = indexerOn(new OpenSearchStore({ ...options, urls: [between.url] }), folder, {
      hold: async ({ embedded }) => {
        if (embedded.length < 100) return;
        half.has();
        await gone.come;
      },
    });
    const helper = indexerOn(new OpenSearchStore(options), folder, {
      hold: async () => {
        helped.has();
        await gone.come;
      },
    });
    const leading = leader.run();
    leading.catch(() => {});
    await half.come;
    const stored = leader.embedded.slice(0, -16);
    const helping = helper.run();
    await helped.come;
    between.answerBy(() => ({ status: 500, body: { error: 'gone' } }));
    gone.has();
    await expect(leading).rejects.toThrow();
    const report = await helping;
    expect(report.added.length).toBe(ARTICLES);
    expect(new Set(embeddedBy(leader, helper)).size).toBe(report.passages);
    expect(helper.embedded.filter((text) => stored.includes(text))).toEqual([]);
  });

  it('is not ended by a leader that was taken for dead, which ends at once and says why', async () => {
    const folder = madeUpLibrary(ARTICLES);
    const options = optionsFor(url());
    const [begun, awake, ended] = [moment(), moment(), moment()];
    const asleep = indexerOn(new OpenSearchStore(options), folder, {
      hold: async () => {
        begun.has();
        await awake.come;
      },
    });
    const sleeping = asleep.run();
    sleeping.catch(() => {});
    await begun.come;
    const later = { ...options, lease: { now: () => Date.now() + 60_000 } };
    const next = indexerOn(new OpenSearchStore(later), folder, {
      hold: async () => {
        awake.has();
        await ended.come;
      },
    });
    const leading = next.run();
    await expect(sleeping).rejects.toMatchObject({ code: 'busy' });
    expect(await leftovers(url(), options.prefix)).toHaveLength(1);
    ended.has();
    const { passages, added } = await leading;
    expect(added).toHaveLength(ARTICLES);
    expect(asleep.embedded.length).toBeLessThan(passages);
  });

  it('is gone on with after a stop by an indexer that finds nothing on its own disk', async () => {
    const folder = madeUpLibrary(ARTICLES);
    const options = optionsFor(url());
    const stopping = new AbortController();
    const first = indexerOn(new OpenSearchStore(options), folder, {
      hold: async ({ embedded }) => {
        if (embedded.length >= 100) stopping.abort();
      },
    });
    await expect(first.run(stopping.signal)).rejects.toMatchObject({ code: 'cancelled' });
    const second = indexerOn(new OpenSearchStore(options), folder);
    const { passages, embedded } = await second.run();
    expect(embedded).toBe(passages - first.embedded.length);
    expect(second.embedded.filter((text) => first.embedded.includes(text))).toEqual([]);
  });

  it('is not harmed by one with other articles, which has its turn', async () => {
    const options = optionsFor(url());
    const [begun, joined] = [moment(), moment()];
    const one = indexerOn(new OpenSearchStore(options), madeUpLibrary(ARTICLES), {
      hold: async () => {
        begun.has();
        await joined.come;
      },
    });
    const other = indexerOn(new OpenSearchStore(options), madeUpLibrary(ARTICLES, SHIFT));
    const leading = one.run();
    await begun.come;
    const following = other.run();
    await expect.poll(() => other.progress.length).toBe(ARTICLES);
    joined.has();
    const [ours, theirs] = await Promise.all([leading, following]);
    expect(ours.added).toHaveLength(ARTICLES);
    expect([theirs.added.length, theirs.removed.length]).toEqual([SHIFT, SHIFT]);
    const all = embeddedBy(one, other);
    expect(new Set(all).size).toBe(all.length);
  });

  it('leaves nothing on the cluster once it has ended, although a helper is still at work on it', async () => {
    const options = optionsFor(url());
    const store = new OpenSearchStore(options);
    const { model } = termEmbedder();
    const ranges = [{ id: 'r1', passages: 9 }];
    await store.lease(async () => {
      const led = await store.sharing.lead(model, ranges);
      const helped = await new OpenSearchStore(options).sharing.join(model);
      const claimed = await helped?.claim(ranges);
      expect(claimed?.claim?.range.id).toBe('r1');
      await led.end();
      await claimed?.claim?.finish();
      expect(await helped?.claim(ranges)).toEqual({ claim: null, open: [] });
    });
    expect(await leftovers(url(), options.prefix)).toEqual([]);
  });

  it('takes no help from another model, and says so', async () => {
    const folder = madeUpLibrary(ARTICLES);
    const options = optionsFor(url());
    const [begun, refused] = [moment(), moment()];
    const leader = indexerOn(new OpenSearchStore(options), folder, {
      hold: async () => {
        begun.has();
        await refused.come;
      },
    });
    const leading = leader.run();
    await begun.come;
    const misfit = indexerOn(new OpenSearchStore(options), folder, { fingerprint: 'other' });
    await expect(misfit.run()).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringMatching(/running already .* with the model test\/terms/),
    });
    expect(misfit.embedded).toEqual([]);
    refused.has();
    await leading;
  });
});
