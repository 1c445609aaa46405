import { ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits } from 'discord.js';

/** Where everyone may use a command: on servers, in direct messages, and wherever somebody has installed it. */
export const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** On servers, for people who may manage them; a server's settings can give it to others. */
export const FOR_ADMINS = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
  default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
};
