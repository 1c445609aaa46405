import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSharedLog } from '../../../src/index/opensearch/shared/open-shared.js';
import type { SharedEntry } from '../../../src/index/shared-log.js';
import { describeOnCluster, optionsFor } from '../../support/opensearch/cluster.js';
import { type Sharer, sharerOn } from '../../support/sharing/bots.js';
import { temporaryFolder } from '../../support/temp.js';

const GUILD = '200000000000000001';
/** How long a failing test waits, in ms. */
const SOON = { timeout: 20_000 };
const asked = { question: 'x', tier: 'nothing', guildId: GUILD } as const;

const entry = (id: string, more: Partial<SharedEntry> = {}): SharedEntry => ({
  id,
  kind: 'rule',
  guild: GUILD,
  at: 1000,
  version: 1,
  body: { value: id },
  ...more,
});

describeOnCluster('what bots share on a cluster', (url) => {
  it('comes in the order in which it was written, each entry once and in its highest version', async () => {
    const options = optionsFor(url());
    const [log, other] = [openSharedLog(options), openSharedLog(options)];
    expect(await log.name()).toBe(await other.name());
    const many = Array.from({ length: 700 }, (_, i) => entry(`e${i}`));
    expect((await log.put(many)).size).toBe(700);
    expect(await other.put([entry('e0', { body: { value: 'late' } })])).toEqual(new Set());
    expect(await other.put([entry('e0', { version: 2, body: null })])).toEqual(new Set(['e0']));
    await expect.poll(async () => (await log.after(-1, ['rule']))?.entries[0]?.id, SOON).toBe('e1');
    const first = await log.after(-1, ['rule']);
    const second = await log.after(first?.place ?? 0, ['rule']);
    expect([first?.isLast, second?.isLast]).toEqual([false, true]);
    const ids = [...(first?.entries ?? []), ...(second?.entries ?? [])].map(({ id }) => id);
    expect(ids).toEqual([...many.slice(1).map(({ id }) => id), 'e0']);
    expect(second?.entries.at(-1)).toEqual(entry('e0', { version: 2, body: null }));
    expect((await log.after(-1, ['vote']))?.entries).toEqual([]);
  });

  it('is bounded by age and number, and forgets a server', async () => {
    const log = openSharedLog(optionsFor(url()));
    await log.name();
    await log.put([1, 2, 3, 4, 5, 6].map((at) => entry(`at ${at}`, { at })));
    await log.put([
      entry('gone', { at: 1, kind: 'vote', body: null }),
      entry('stays', { at: 1, kind: 'vote' }),
    ]);
    await log.prune({ kinds: ['vote'], before: 2, onlyTakenBack: true });
    await log.prune({ kinds: ['rule'], before: 3, most: { rule: 2 } });
    const left = async () => (await log.after(-1, ['rule', 'vote']))?.entries.map(({ id }) => id).sort();
    await expect.poll(left, SOON).toEqual(['at 5', 'at 6', 'stays']);
    await log.eraseServer(GUILD, 5);
    await expect.poll(left, SOON).toEqual(['at 6']);
  });

  it('has one secret, whoever offers another one later, and another name once it was lost', async () => {
    const options = optionsFor(url());
    const [log, other] = [openSharedLog(options), openSharedLog(options)];
    const keys = [randomBytes(32), randomBytes(32)] as const;
    const given = await Promise.all([log.secret(keys[0]), other.secret(keys[1])]);
    expect(Buffer.from(given[0])).toEqual(Buffer.from(given[1]));
    const name = await log.name();
    await fetch(`${url()}/${options.prefix}-shared`, { method: 'DELETE' });
    expect(await log.after(-1, ['rule'])).toBeNull();
    expect(await log.name()).not.toBe(name);
  });

  it('reaches the other bot within seconds: rules, votes and gaps, also what was said without the cluster', async () => {
    const options = optionsFor(url());
    const folder = temporaryFolder();
    const bots = ['a', 'b'].map((name) =>
      sharerOn(openSharedLog(options), (file) => join(folder, `${name}-${file}`)),
    );
    const [a, b] = bots as [Sharer, Sharer];
    a.journal.recordQuestion(asked);
    await Promise.all([a.sharing.begin(), b.sharing.begin()]);
    a.channels.set(GUILD, '1', 'refuse');
    b.journal.recordVote(asked, false, 'ballot');
    await expect.poll(() => b.channels.isOpen(GUILD, ['1']), SOON).toBe(false);
    await expect.poll(() => [a, b].map(({ journal }) => journal.gaps(GUILD).length), SOON).toEqual([2, 2]);
    expect(a.journal.recordVote(asked, false, 'ballot')).toBe('same');
    b.channels.forget(GUILD);
    await b.journal.forget(GUILD);
    await expect.poll(() => [a.channels.list(GUILD), a.journal.gaps(GUILD)], SOON).toEqual([[], []]);
    await Promise.all([a.sharing.end(), b.sharing.end()]);
    const kept = await fetch(
      `${url()}/${options.prefix}-shared/_search?q=guild:${GUILD}&filter_path=**.kind`,
    );
    expect(await kept.json()).toEqual({ hits: { hits: [{ _source: { kind: 'erased' } }] } });
  });
});
