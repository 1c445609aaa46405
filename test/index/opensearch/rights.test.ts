import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openSharedLog } from '../../../src/index/opensearch/shared/open-shared.js';
import { OpenSearchStore } from '../../../src/index/opensearch/store.js';
import { LiveIndex } from '../../../src/indexing/live-index.js';
import { articleOf } from '../../support/article.js';
import { termEmbedder } from '../../support/embedder.js';
import { describeOnCluster, optionsOn } from '../../support/opensearch/cluster.js';
import { removeNode, type TestNode } from '../../support/opensearch/node.js';
import { AUTHORITY, asAdmin, startSecureNode } from '../../support/opensearch/secure-node.js';
import { type AskNode, leaveSegments, segmentsOf } from '../../support/opensearch/segments.js';
import { unitVector } from '../../support/vectors.js';
import { DIMENSIONS, embedded, publish, saidBy, WITH_VECTORS } from '../library.js';

const WORDS = [['成本'], ['开源']];
const PASSWORD = 'Long-Enough-4711-Sesame';
const ROLES = join(import.meta.dirname, '../../../deploy/opensearch');

interface Role {
  readonly cluster_permissions: readonly string[];
  readonly index_permissions: readonly { readonly allowed_actions: readonly string[] }[];
}

/** A role as it is offered to admins, for the indices of one prefix. */
function roleOf(name: string, prefix: string): Role {
  const role = readFileSync(join(ROLES, `${name}-role.json`), 'utf8');
  return JSON.parse(role.replaceAll('verbatim-', `${prefix}-`)) as Role;
}

let node: TestNode;

/** A store of a user with that role and no other. */
async function storeOf(name: 'indexer' | 'reader', prefix: string, role: Role = roleOf(name, prefix)) {
  const user = `${prefix}-${name}`;
  await asAdmin(node.url, 'PUT', `/_plugins/_security/api/roles/${user}`, role);
  const login = { password: PASSWORD, opendistro_security_roles: [user] };
  await asAdmin(node.url, 'PUT', `/_plugins/_security/api/internalusers/${user}`, login);
  return new OpenSearchStore({ ...optionsOn(node.url), ...loginOf(user), prefix, grace: 0 });
}

function loginOf(user: string) {
  return { caFile: AUTHORITY, user, password: { value: PASSWORD } };
}

const ask: AskNode = (...request) => asAdmin(node.url, ...request);

/** All that an indexer ever does. */
async function index(store: OpenSearchStore, prefix: string): Promise<string> {
  await publish(store, { before: () => leaveSegments(ask, prefix) });
  expect(await segmentsOf(ask, prefix)).toEqual([1]);
  const from = (await store.current()) ?? '';
  const second = await publish(store, {
    articles: [embedded(articleOf('新的一篇。', { id: '新' }))],
    reposts: [['costs', 'moved']],
    begin: { from },
    before: async (writer) => {
      await writer.remove('prices');
      const article = articleOf('老李說開源是必然的。', { id: 'moved', path: 'moved.md' });
      await writer.move('open', { article, hash: 'hash' });
    },
  });
  expect((await store.lastRun())?.articles.size).toBe(3);
  expect(await store.rollback()).toEqual({ from: second, to: from });
  await (await store.begin(WITH_VECTORS)).abort();
  await store.lease(() => shareRun(store));
  await publish(store);
  // What was taken off the list is deleted now.
  await store.lease(async () => {});
  expect((await store.list()).length).toBe(2);
  return second;
}

/** Leads a run, with a helper that is still at work on it once it has ended. */
async function shareRun({ sharing }: OpenSearchStore): Promise<void> {
  const { model } = termEmbedder();
  const ranges = [{ id: 'r1', passages: 9 }];
  const run = await sharing.lead(model, ranges);
  const helped = await sharing.join(model);
  const claimed = await helped?.claim(ranges);
  expect((await run.progress())?.total).toBe(9);
  await sharing.vectors.put('m', new Map([['a', { vector: unitVector(1, DIMENSIONS), spans: [] }]]));
  expect(await sharing.vectors.get('m', DIMENSIONS, ['a'])).toHaveLength(1);
  expect(await sharing.vectors.trim()).toBe(0);
  await run.end();
  await claimed?.claim?.finish();
}

function answersOf(store: OpenSearchStore) {
  const live = new LiveIndex(store);
  onTestFinished(() => live.close());
  return live.use(async (open) => ({
    ...(await saidBy(open, WORDS)),
    titles: await open.titles('成本', 5),
    headings: await open.headings('推理', 5),
    removed: await open.removed('costs'),
    reposts: [...(await open.reposts(['costs']))],
  }));
}

describeOnCluster(
  'a cluster that asks who is there',
  () => {
    beforeAll(async () => {
      node = await startSecureNode();
    });
    afterAll(() => removeNode(node));

    it('needs no more rights than the listed ones: to index, and to answer', async () => {
      const indexer = await storeOf('indexer', 'own');
      await index(indexer, 'own');
      const said = await answersOf(await storeOf('reader', 'own'));
      expect(said).toEqual(await answersOf(indexer));
      expect(said.infos.length).toBe(3);
    });

    it('keeps one who only answers from changing anything, and both from what is not theirs', async () => {
      await publish(await storeOf('indexer', 'one'));
      const reader = await storeOf('reader', 'one');
      const refused = { code: 'config', message: expect.stringContaining('docs/en/scale.md') };
      await expect(publish(reader)).rejects.toMatchObject(refused);
      const other = await storeOf('indexer', 'two');
      await publish(other);
      const prying = new OpenSearchStore({
        ...optionsOn(node.url),
        ...loginOf('one-indexer'),
        prefix: 'two',
      });
      await expect(prying.current()).rejects.toMatchObject(refused);
      await expect(prying.lease(async () => {})).rejects.toMatchObject(refused);
    });

    it('lets bots that only answer share what they keep', async () => {
      await publish(await storeOf('indexer', 'three'));
      await storeOf('reader', 'three');
      const log = openSharedLog({ ...optionsOn(node.url), ...loginOf('three-reader'), prefix: 'three' });
      expect(await log.name()).not.toBe('');
      const entry = { id: 'a', kind: 'rule', guild: '1', at: 1, version: 1, body: { value: 'x' } };
      expect(await log.put([entry])).toEqual(new Set(['a']));
      await expect.poll(async () => (await log.after(-1, ['rule']))?.entries).toEqual([entry]);
      const secret = new Uint8Array([1, 2, 3]);
      expect([...(await log.secret(secret))]).toEqual([...secret]);
      await log.prune({ kinds: ['rule'], before: 0, most: { rule: 1 } });
      await log.eraseServer('1', 5);
      await expect.poll(async () => (await log.after(-1, ['rule']))?.entries).toEqual([]);
    });

    it('says what is wrong with a login, without repeating it', async () => {
      const wrong = { value: 'not-the-word-4711' };
      const store = new OpenSearchStore({
        ...optionsOn(node.url),
        ...loginOf('one-indexer'),
        password: wrong,
      });
      await expect(store.current()).rejects.toMatchObject({
        code: 'config',
        message: expect.stringMatching(/^(?!.*not-the-word).*HTTP 401/),
      });
    });
  },
  { ownNode: true, isSecure: true },
);
