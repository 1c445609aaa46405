import { IDENTITY } from './gateway.js';
import type { Person } from './interactions.js';
import type { Json } from './json.js';

/** A server that the bot is not in. */
const ELSEWHERE = '200000000000000099';

/** What every INTERACTION_CREATE says about who has used something, and where. */
export function interactionEvent(person: Person): Json {
  const user = { id: person.userId, username: 'reader', discriminator: '0' };
  const { applicationId } = IDENTITY;
  const guildId = person.guildId ?? IDENTITY.guildId;
  const channel = person.channel ?? { id: IDENTITY.channelId, type: 0 };
  const channelId = channel.id;
  const common = {
    application_id: applicationId,
    version: 1,
    locale: person.locale,
    entitlements: [],
    app_permissions: String(person.appPermissions),
    authorizing_integration_owners: person.isUserInstall ? { 1: person.userId } : { 0: guildId },
    channel_id: channelId,
    attachment_size_limit: 10_485_760,
  };
  if (person.isDirectMessage) {
    const place = person.isUserInstall ? { context: 2, type: 3 } : { context: 1, type: 1 };
    return { ...common, user, context: place.context, channel: { id: channelId, type: place.type } };
  }
  const member = {
    user,
    permissions: String(person.permissions),
    roles: person.roleIds,
    joined_at: '2024-01-01T00:00:00Z',
  };
  const place = person.isUserInstall ? ELSEWHERE : guildId;
  const guild = {
    guild_id: place,
    guild: { id: place, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
  };
  return {
    ...common,
    ...guild,
    member: { ...member, flags: 0, deaf: false, mute: false },
    context: 0,
    channel,
  };
}
