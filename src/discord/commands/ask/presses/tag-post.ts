import { ChannelType, DiscordAPIError, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Component } from '../../../interactions/acknowledge.js';
import type { CommandContext } from '../../../interactions/command.js';
import type { HelpMark } from '../help-row.js';

/** The most tags of a post. */
const TAGS_MOST = 5;
/** The names of such tags in forums. */
const FITS: Readonly<Record<HelpMark, RegExp>> = {
  solved:
    /^[^\p{L}\p{N}]*(?:已?解[决決]了?|已回[答覆复]|已?完成|solved|resolved|answered|done|fixed)[^\p{L}\p{N}]*$/iu,
  person:
    /待(?:解[决決]|回[答覆复])|未(?:解[决決]|回[答覆复])|求助|人工|真人|needs? (?:a )?(?:help|human|person|answer|reply)|help wanted|unsolved|unanswered/iu,
};

const post = z.object({ parent_id: z.string(), applied_tags: z.array(z.string()).default([]) });
const forum = z.object({
  type: z.literal([ChannelType.GuildForum, ChannelType.GuildMedia]),
  available_tags: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
});

/**
 * Gives a forum's post the tag for this verdict, if there is one, and removes the opposite one. If the bot has no
 * permission, the post stays as it is.
 */
export async function tagPost(
  { client: { rest }, channelId }: Component,
  mark: HelpMark,
  { logger }: CommandContext,
): Promise<void> {
  try {
    const tags = await tagsFor(rest, channelId, mark);
    if (tags) await rest.patch(Routes.channel(channelId), { body: { applied_tags: tags } });
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    logger.info({ failure: error }, 'A post could not be tagged: that takes the permission “Manage Threads”');
  }
}

/** The tags that the post should have; null if nothing has to change, or if it is not a post. */
async function tagsFor(rest: REST, channelId: string, mark: HelpMark): Promise<string[] | null> {
  const own = post.safeParse(await rest.get(Routes.channel(channelId))).data;
  if (!own) return null;
  const round = forum.safeParse(await rest.get(Routes.channel(own.parent_id))).data;
  const fitting = (wanted: HelpMark): string[] =>
    (round?.available_tags ?? []).filter(({ name }) => FITS[wanted].test(name)).map(({ id }) => id);
  const opposite = fitting(mark === 'solved' ? 'person' : 'solved');
  const kept = own.applied_tags.filter((id) => !opposite.includes(id));
  const [wanted] = fitting(mark);
  const isNew = wanted !== undefined && !kept.includes(wanted) && kept.length < TAGS_MOST;
  const tags = isNew ? [...kept, wanted] : kept;
  return isNew || kept.length < own.applied_tags.length ? tags : null;
}
