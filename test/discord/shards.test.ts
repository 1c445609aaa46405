import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { UNBOUND } from '../../src/index/scope.js';
import { useStage } from '../support/discord/bot.js';

const stage = useStage();

describe('DISCORD_SHARDS', () => {
  const shards = (text: string) => loadConfig({ DISCORD_SHARDS: text }, '/somewhere').discord.shards;

  it.each([
    ['0/2', [0], 2],
    ['0-3/16', [0, 1, 2, 3], 16],
    [' 2, 0 / 4', [0, 2], 4],
    ['0-1,1/2', [0, 1], 2],
  ])('%s', (text, ids, of) => {
    expect(shards(text)).toEqual({ ids, of });
  });

  it.each(['2', '2/2', '0-2/2', '1-0/2', '/2', '0/0', 'a/2', '0,,1/2', '0/99999', '-1/2'])(
    '%s is refused with a sentence',
    (text) => {
      expect(() => shards(text)).toThrow(/DISCORD_SHARDS does not say which shards/);
    },
  );

  it('is all of them if it is not set', () => {
    expect(shards('')).toBeNull();
  });
});

describe('the processes of a bot', () => {
  const registered = () =>
    stage.discord.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));

  it('share its servers, and register its commands once', async () => {
    const second = await stage.start({ config: { shards: { ids: [1], of: 2 } } });
    expect(stage.discord.gateway.shards).toEqual([1]);
    expect(registered()).toHaveLength(0);
    const first = await stage.start({ config: { shards: { ids: [0], of: 2 } } });
    expect(stage.discord.gateway.shards).toEqual([0, 1]);
    expect(registered()).toHaveLength(1);
    const { applicationId } = stage.discord.identity;
    expect([first.place, second.place]).toEqual([
      { applicationId, shards: [0], of: 2 },
      { applicationId, shards: [1], of: 2 },
    ]);
    expect([first.ready, second.ready]).toEqual([true, true]);
    await stage.discord.slash('help').reply();
  });

  const ADMIN = { permissions: 0x20n };
  /** What is read on the server of shard 0, what in a direct message, and whether its admins choose that. */
  const seen = async () => {
    const scopes = [];
    for (const person of [{}, { isDirectMessage: true }]) {
      await stage.discord.slash('ask', { question: 'x' }, person).reply();
      scopes.push(stage.library.scope);
    }
    const { content } = await stage.discord.sub('channels', 'collection', { names: '*' }, ADMIN).reply();
    return [...scopes, content.includes('now reads: all collections')];
  };

  it('never take a server for the only one as long as they do not have all shards', async () => {
    await stage.start({ config: { shards: { ids: [0], of: 2 } } });
    expect(await seen()).toEqual([UNBOUND, UNBOUND, false]);
  });

  it('do if they have all', async () => {
    await stage.start({ config: { shards: { ids: [0, 1], of: 2 } } });
    expect(await seen()).toEqual([null, null, true]);
  });
});
