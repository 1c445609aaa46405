import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';

/** Whether somebody may do what admins may. Discord hides such commands, but a server's settings can show them. */
export function isAdmin(
  { member, memberPermissions }: BaseInteraction,
  adminRoleIds: readonly string[],
): boolean {
  if (member === null) return false;
  const roleIds = Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
  const mayManage = memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
  return mayManage || adminRoleIds.some((id) => roleIds.includes(id));
}

/** What an invitation asks for: to answer, and to tell the end of a long run in a message of its own. */
export const NEEDED_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles;

/** The link by which an admin takes the bot to a server. */
export function inviteLink(applicationId: string): string {
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${NEEDED_PERMISSIONS}`;
}
