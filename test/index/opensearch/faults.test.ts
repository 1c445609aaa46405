import { expect, it, onTestFinished, vi } from 'vitest';
import { OpenSearchStore } from '../../../src/index/opensearch/store.js';
import { buildIndex } from '../../../src/indexing/indexer.js';
import { LiveIndex } from '../../../src/indexing/live-index.js';
import { articleOf } from '../../support/article.js';
import { termEmbedder } from '../../support/embedder.js';
import { describeOnCluster, optionsFor } from '../../support/opensearch/cluster.js';
import { type Fault, type GoBetween, startGoBetween } from '../../support/opensearch/go-between.js';
import { INNER_PATIENCE } from '../../support/patience.js';
import { temporaryFolder, writeFiles } from '../../support/temp.js';
import { opened } from '../conformance/backend.js';
import { embedded, publish, saidBy, write } from '../library.js';

const WORDS = [['成本'], ['开源']];
/** Too short for a reply that does not come; one that comes may take as long as it likes on a busy machine. */
const SHORT = { node: 100, request: 250 };
const ONE = { 'a.md': '# 一篇\n\n推理的成本下降了。\n' };
const ANOTHER = { 'b.md': '# 另一篇\n\n开源是必然的。\n' };
const COPYING = {
  indices: { copy: { shards: { 0: { primary_active: true }, 1: { primary_active: false } } } },
};
const NEW = ['一', '二', '三'].map((text) => embedded(articleOf(`新的${text}篇。`, { id: text })));

/** A store on a cluster, by way of a server that may fail. */
async function setUp(url: string) {
  const between = await startGoBetween(url);
  const options = { ...optionsFor(url), urls: [between.url] };
  const store = new OpenSearchStore(options);
  const impatient = new OpenSearchStore({ ...options, waits: { answering: SHORT, indexing: SHORT } });
  return {
    url,
    options,
    between,
    store,
    ask: askerOf(store),
    askInHaste: askerOf(impatient),
    run: runnerOf(store),
    titles: async () => (await (await opened(store)).infos()).map(({ title }) => title),
  };
}

/** Runs the whole indexer over some files. */
function runnerOf(store: OpenSearchStore) {
  const embedder = termEmbedder();
  const encoder = { embedder, countTokens: (text: string) => text.length };
  return (files: Readonly<Record<string, string>>, signal?: AbortSignal) => {
    const articlesDir = temporaryFolder();
    writeFiles(articlesDir, files);
    return store.lease(() => buildIndex({ articlesDir, store, encoder, ...(signal && { signal }) }));
  };
}

function askerOf(store: OpenSearchStore) {
  const live = new LiveIndex(store);
  onTestFinished(() => live.close());
  return () => live.use((index) => saidBy(index, WORDS));
}

function failAt(between: GoBetween, sign: RegExp, fault: Fault): void {
  between.answerBy((request) => (sign.test(request) ? fault : null));
}

async function change(url: string, path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`${url}/${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(await reply.text());
}

describeOnCluster('a cluster that fails', (url) => {
  it.each<[Fault, string]>([
    ['silent', 'takes too long'],
    ['stalls', 'takes too long'],
    ['breaks off', 'does not answer'],
    ['hangs up', 'does not answer'],
  ])('in the middle of a question (it %s) costs that question and no later one', async (fault, said) => {
    const { between, store, ask, askInHaste } = await setUp(url());
    const written = vi.spyOn(console, 'log');
    onTestFinished(() => written.mockRestore());
    await publish(store);
    const before = await ask();
    failAt(between, /_search|_msearch/, fault);
    const fails = said === 'takes too long' ? askInHaste() : ask();
    await expect(fails).rejects.toMatchObject({ code: 'cluster', message: expect.stringContaining(said) });
    between.answerBy(() => null);
    expect(await ask()).toEqual(before);
    // Where results go.
    expect(written).not.toHaveBeenCalled();
  });

  it('in the middle of a run leaves the old index, and the next run removes what was half-built', async () => {
    const { url: direct, options, between, store, ask } = await setUp(url());
    const id = await publish(store);
    const before = await ask();
    const run = publish(store, {
      articles: NEW,
      before: async () => failAt(between, /_bulk/, 'hangs up'),
    });
    await expect(run).rejects.toMatchObject({ code: 'cluster' });
    between.answerBy(() => null);
    expect(await store.current()).toBe(id);
    expect(await ask()).toEqual(before);
    const next = await publish(store, { articles: NEW });
    expect((await ask()).infos.map((info) => info.id).sort()).toEqual(['一', '三', '二']);
    const names = await (await fetch(`${direct}/_cat/indices/${options.prefix}-generation-*?h=index`)).text();
    expect(names.trim().split('\n').length).toBe(2);
    expect(names).toContain(next.toLowerCase());
  });

  it('to tell what it has done is told again, with no harm', async () => {
    const { between, store, ask } = await setUp(url());
    const lost = new Set<string>();
    const loseEachOnce = (request: string): Fault | null => {
      if (/^GET|_search|_msearch/.test(request) || lost.has(request)) return null;
      lost.add(request);
      return 'loses the reply';
    };
    between.answerBy(loseEachOnce);
    await publish(store);
    lost.clear();
    const from = await store.current();
    const second = await publish(store, { articles: NEW, begin: from === null ? {} : { from } });
    expect(await store.current()).toBe(second);
    expect((await ask()).infos.length).toBe(6);
    expect(lost.size).toBeGreaterThan(5);
    lost.clear();
    expect(await store.rollback()).toEqual({ from: second, to: from });
  });

  it('to have a copy of an index ready at once is asked until it has', async () => {
    const { between, store } = await setUp(url());
    const from = await publish(store);
    let asked = 0;
    between.answerBy((request) =>
      /health.*-generation-/.test(request) && ++asked < 2 ? { status: 200, body: COPYING } : null,
    );
    await publish(store, { articles: NEW, begin: { from } });
    expect(asked).toBe(2);
  });

  it('to say that a new generation serves leaves it in place, and the run says that it has not heard of it', async () => {
    const { between, store, run, titles } = await setUp(url());
    await run(ONE);
    failAt(between, /^POST \/_aliases/, 'loses the reply');
    await expect(run(ANOTHER)).rejects.toMatchObject({ code: 'cluster' });
    between.answerBy(() => null);
    expect(await titles()).toEqual(['另一篇']);
    expect((await store.list()).length).toBe(2);
  });

  it('to note which generation has had its time serves the new one all the same', async () => {
    const { between, run, titles } = await setUp(url());
    await run(ONE);
    await run(ANOTHER);
    between.answerBy((_, body) => (body.includes('retiredAt') ? { status: 503, body: {} } : null));
    await run(ONE);
    expect(await titles()).toEqual(['一篇']);
  });

  it('to remove what was half-built does not hide why the run has ended', async () => {
    const { between, store, run } = await setUp(url());
    const stopping = new AbortController();
    between.answerBy((request) => {
      if (/_bulk/.test(request)) stopping.abort();
      return /^DELETE .*-generation-/.test(request) ? { status: 503, body: {} } : null;
    });
    await expect(run(ONE, stopping.signal)).rejects.toMatchObject({ code: 'cancelled' });
    between.answerBy(() => null);
    await run(ONE);
    expect((await store.list()).length).toBe(1);
  });

  it('with a part of the index on no node says so, and gives no half answers', async () => {
    const { url: direct, options, store, ask } = await setUp(url());
    await publish(store);
    const before = await ask();
    const index = `${options.prefix}-serving`;
    const reopen = async (): Promise<void> => {
      await fetch(`${direct}/${index}/_close`, { method: 'POST' });
      await fetch(`${direct}/${index}/_open?wait_for_active_shards=0`, { method: 'POST' });
    };
    // For a moment it is on no node: no setting keeps a cluster from bringing back the only copy there is.
    const said: unknown[] = [];
    const failure = async (): Promise<unknown> => {
      await reopen();
      return ask().then(
        (whole) => void said.push(whole),
        (error: unknown) => error,
      );
    };
    await expect.poll(failure, { interval: 1, timeout: INNER_PATIENCE }).toMatchObject({
      code: 'cluster',
      message: expect.stringContaining('on no node that runs'),
    });
    for (const whole of said) expect(whole).toEqual(before);
    await expect.poll(() => ask().catch(() => null)).toEqual(before);
  });

  it('to take more onto its disk keeps the old index, and can be written to again', async () => {
    const { url: direct, options, store, ask } = await setUp(url());
    const id = await publish(store);
    const before = await ask();
    const full = 'index.blocks.read_only_allow_delete';
    const run = store.lease(() =>
      write(store, {
        articles: NEW,
        before: async (writer) =>
          change(direct, `${options.prefix}-generation-${writer.id.toLowerCase()}-*/_settings`, {
            [full]: true,
          }),
      }),
    );
    await expect(run).rejects.toMatchObject({
      code: 'cluster',
      message: expect.stringContaining('nearly full'),
    });
    expect(await store.current()).toBe(id);
    expect(await ask()).toEqual(before);
    await publish(store, { articles: NEW });
    expect((await ask()).infos.length).toBe(3);
  });

  it('since an index was deleted while it was read says that', async () => {
    const { url: direct, options, store } = await setUp(url());
    const id = await publish(store);
    const index = await store.open(id);
    await fetch(`${direct}/${options.prefix}-generation-*`, { method: 'DELETE' });
    await expect(saidBy(index, WORDS)).rejects.toMatchObject({
      code: 'cluster',
      message: expect.stringContaining('no longer there'),
    });
  });
});
