import { expect, it } from 'vitest';
import { useStage } from '../support/discord/bot.js';
import { IDENTITY } from '../support/discord/gateway.js';

const stage = useStage();
const { guildId, channelId } = IDENTITY;
const OTHER = '200000000000000002';
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
