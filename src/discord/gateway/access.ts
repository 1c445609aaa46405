import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import { onlyServer } from './only-server.js';

export interface AccessOptions {
  /** The one server that has the commands, or null if all have. */
  readonly guildId: string | null;
  /** The server whose listed admins manage the index, or null. */
  readonly homeGuildId: string | null;
  readonly adminRoleIds: readonly string[];
  readonly adminUserIds: readonly string[];
}

/**
 * Who has an admin's rights: to manage their own server, or the index that all servers use. Discord hides such
 * commands from others, but a server's settings can show them.
 */
export class Access {
  /** The people that the application belongs to. */
  owners: ReadonlySet<string> = new Set();
  readonly #options: AccessOptions;

  constructor(options: AccessOptions) {
    this.#options = options;
  }

  maySeeToServer(interaction: BaseInteraction): boolean {
    return mayManage(interaction) || this.#isNamed(interaction);
  }

  /** The owners everywhere, the people listed for the home server and, if it is the only server, all its admins. */
  maySeeToIndex(interaction: BaseInteraction): boolean {
    if (this.owners.has(interaction.user.id)) return true;
    if (!this.isSharedWith(interaction)) return this.maySeeToServer(interaction);
    return interaction.guildId === this.#options.homeGuildId && this.#isNamed(interaction);
  }

  /** Whether other servers than the present one also use the index, as far as this process can know. */
  isSharedWith({ guildId, client }: BaseInteraction): boolean {
    const { guildId: only, homeGuildId } = this.#options;
    if (guildId === null) return false;
    if (homeGuildId !== null && homeGuildId !== guildId) return true;
    return only !== guildId && onlyServer(client) !== guildId;
  }

  #isNamed({ member, user, guildId }: BaseInteraction): boolean {
    if (member === null) return false;
    const { adminRoleIds, adminUserIds, homeGuildId } = this.#options;
    const roleIds = Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
    const isAtHome = homeGuildId === null || homeGuildId === guildId;
    return adminRoleIds.some((id) => roleIds.includes(id)) || (isAtHome && adminUserIds.includes(user.id));
  }
}

function mayManage({ member, memberPermissions }: BaseInteraction): boolean {
  return member !== null && (memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false);
}
