import { expect, it, onTestFinished } from 'vitest';
import { ChannelRules } from '../../src/journal/channel-rules.js';
import { Journal } from '../../src/journal/journal.js';
import { useStage } from '../support/discord/bot.js';
import { IDENTITY } from '../support/discord/gateway.js';
import { answer } from '../support/discord/library.js';

const stage = useStage();
const { guildId, channelId } = IDENTITY;
const OTHER = '200000000000000002';
/** Discord's shard of it would be 1 of 2, and that of the others 0. */
const FAR = '200000000004194304';
const MENTION = `<@${IDENTITY.applicationId}>`;
const PLACE = { articleId: 'a', version: 'v', start: 0, end: 1 };

function keepSomething(id: string): void {
  const { channels, journal } = stage;
  channels.set(id, channelId, 'allow');
  channels.setHelp(id, channelId, true);
  channels.introduce(id);
  channels.bindings.bind(id, null, ['news']);
  const asked = { question: 'x', tier: 'nothing' as const, guildId: id };
  journal.recordQuestion(asked);
  journal.recordVote(asked, false, `ballot ${id}`);
  journal.recordNeed(asked, 'more', `ballot ${id}`);
  journal.recordCitations([PLACE], id);
}

const keptOf = (id: string) => ({
  rules: stage.channels.list(id).length,
  help: stage.channels.helpChannels(id).length,
  bindings: stage.channels.bindings.list(id).length,
  gaps: stage.journal.gaps(id).length,
  ...Object.fromEntries(
    Object.entries(stage.journal.keptOf(id)).map(([table, rows]) => [table, rows.length]),
  ),
});
const KEPT = { rules: 1, help: 1, bindings: 1, gaps: 3, questions: 1, votes: 1, needs: 1, citations: 1 };
const NOTHING = { rules: 0, help: 0, bindings: 0, gaps: 0, questions: 0, votes: 0, needs: 0, citations: 0 };

it('a server that removes the bot leaves nothing behind, and takes nothing of others along', async () => {
  for (const id of [guildId, OTHER]) keepSomething(id);
  await stage.start();
  stage.discord.gateway.dispatch('GUILD_DELETE', { id: guildId });
  await expect.poll(() => keptOf(guildId)).toEqual(NOTHING);
  expect(keptOf(OTHER)).toEqual(KEPT);
  expect(stage.channels.introduce(guildId)).toBe(true);
});

it('a server that is down for a while loses nothing', async () => {
  keepSomething(guildId);
  await stage.start();
  stage.discord.gateway.dispatch('GUILD_DELETE', { id: guildId, unavailable: true });
  await stage.discord.slash('help').reply();
  expect(keptOf(guildId)).toEqual(KEPT);
});

it('a server that removes the bot while it is off is erased at the next start, and no other', async () => {
  const bot = await stage.start();
  const server = { id: OTHER, name: 'B', channels: [], members: [], roles: [] };
  stage.discord.gateway.dispatch('GUILD_CREATE', server);
  await expect.poll(() => stage.channels.joined.list(IDENTITY.applicationId)).toEqual([guildId, OTHER]);
  await bot.stop();
  for (const id of [guildId, OTHER, FAR]) keepSomething(id);
  await stage.start();
  await expect.poll(() => keptOf(OTHER)).toEqual(NOTHING);
  expect(stage.channels.joined.list(IDENTITY.applicationId)).toEqual([guildId]);
  // The one was only prepared for the bot; Discord names the other, which is not there yet.
  for (const id of [FAR, guildId]) expect(keptOf(id)).toEqual(KEPT);
});

it('nor are servers of shards that other processes have, or of other applications', async () => {
  stage.channels.joined.add(IDENTITY.applicationId, [FAR]);
  stage.channels.joined.add('100000000000000002', [OTHER]);
  for (const id of [OTHER, FAR]) keepSomething(id);
  await stage.start({ config: { shards: { ids: [0], of: 2 } } });
  for (const id of [OTHER, FAR]) expect(keptOf(id)).toEqual(KEPT);
  await stage.start({ config: { shards: { ids: [1], of: 2 } } });
  await expect.poll(() => keptOf(FAR)).toEqual(NOTHING);
  expect(keptOf(OTHER)).toEqual(KEPT);
});

it('a server that removes the bot while it connects again is no longer taken for one of its own', async () => {
  await stage.start();
  const { gateway, changes } = stage.discord;
  gateway.dispatch('GUILD_CREATE', { id: OTHER, name: 'B', channels: [], members: [], roles: [] });
  await expect.poll(() => stage.channels.joined.list(IDENTITY.applicationId)).toContain(OTHER);
  keepSomething(OTHER);
  gateway.drop(4000);
  gateway.forget();
  await changes.until(() => gateway.identifies === 2 && gateway.isConnected, 'the bot to identify');
  await expect.poll(() => keptOf(OTHER)).toEqual(NOTHING);
  await stage.discord.slash('ask', { question: 'x' }).reply();
  expect(stage.library.scope).toBeNull();
});

it('what is asked before a server removes the bot and answered after is not kept', async () => {
  await stage.start();
  const { library, discord, channels, journal } = stage;
  library.reply = async () => {
    discord.gateway.dispatch('GUILD_DELETE', { id: guildId });
    await expect.poll(() => channels.introduce(guildId)).toBe(true);
    return answer('nothing', []);
  };
  await discord.say(`${MENTION} x`).reply();
  expect(library.asked).toHaveLength(1);
  expect(journal.questionsSince(0)).toBe(0);
});

it('if the rules can not be erased the questions are, and the failure is logged', async () => {
  const channels = new ChannelRules(':memory:', { isFrozen: true });
  onTestFinished(() => channels.close());
  keepSomething(guildId);
  await stage.start({ channels });
  stage.discord.gateway.dispatch('GUILD_DELETE', { id: guildId });
  await expect.poll(() => keptOf(guildId)).toMatchObject({ gaps: 0, questions: 0, rules: 1 });
  const said = () => stage.log.map(({ msg }) => String(msg));
  await expect.poll(said).toContainEqual(expect.stringContaining(`server ${guildId} --erase`));
  expect(said()).not.toContainEqual(expect.stringContaining('is erased'));
});

it('if the questions can not be erased the rules are, and it is tried again when Discord names the servers', async () => {
  const journal = new Journal(':memory:', { days: 90 });
  await stage.start({ journal });
  journal.close();
  keepSomething(guildId);
  stage.discord.gateway.dispatch('GUILD_DELETE', { id: guildId });
  await expect.poll(() => keptOf(guildId)).toMatchObject({ rules: 0, help: 0, bindings: 0, questions: 1 });
  expect(stage.channels.joined.list(IDENTITY.applicationId)).toEqual([guildId]);
});
