import type { Interaction } from 'discord.js';
import type { Command, CommandContext } from './command.js';
import { openChannel, placesOf } from './open-places.js';
import { Refusal } from './refusal.js';

/** @throws Refusal if the command is for admins and the person is not one */
export function checkPerson(
  interaction: Interaction,
  { forAdminsOf }: Command,
  { access }: CommandContext,
): void {
  if (forAdminsOf === 'server' && !access.maySeeToServer(interaction))
    throw new Refusal(({ t }) => t('adminOnly'));
  if (forAdminsOf === 'index') requireIndexAdmin(interaction, { access });
}

/** @throws Refusal if the person does not manage the index that all servers use */
export function requireIndexAdmin(
  interaction: Interaction,
  { access }: Pick<CommandContext, 'access'>,
): void {
  if (!access.maySeeToIndex(interaction))
    throw new Refusal(({ t }) => t(access.isSharedWith(interaction) ? 'indexAdminOnly' : 'adminOnly'));
}

/**
 * Checks the rules of the server; private replies are allowed everywhere.
 *
 * @param fields what was signed, if a component is used
 * @throws Refusal if the rules of the server close the channel
 */
export function checkChannel(
  interaction: Interaction,
  command: Command,
  fields: readonly string[],
  { channels, payloads }: CommandContext,
): void {
  const { guildId, channelId, guild } = interaction;
  const { parentId } = payloads.placeOf(interaction.id);
  if (command.forAdminsOf !== undefined || guildId === null || channelId === null) return;
  if (channels.isOpen(guildId, placesOf(channelId, parentId, guild))) return;
  if (command.isPrivate?.(interaction, fields)) return;
  const open = openChannel(interaction, channels);
  throw new Refusal(({ t }) =>
    open === null ? t('channelRefused') : t('channelRefusedHere', { channel: `<#${open}>` }),
  );
}
