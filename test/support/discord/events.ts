import { IDENTITY } from './gateway.js';
import type { Person } from './interactions.js';
import type { Json } from './json.js';

/** What every INTERACTION_CREATE says about who has used something, and where. */
export function interactionEvent(person: Person): Json {
  const user = { id: person.userId, username: 'reader', discriminator: '0' };
  const { guildId, channelId, applicationId } = IDENTITY;
  const common = {
    application_id: applicationId,
    version: 1,
    locale: person.locale,
    entitlements: [],
    app_permissions: '2147483647',
    authorizing_integration_owners: {},
    channel_id: channelId,
    attachment_size_limit: 10_485_760,
  };
  if (person.isDirectMessage) return { ...common, user, context: 1, channel: { id: channelId, type: 1 } };
  const member = {
    user,
    permissions: String(person.permissions),
    roles: person.roleIds,
    joined_at: '2024-01-01T00:00:00Z',
  };
  const guild = {
    guild_id: guildId,
    guild: { id: guildId, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
  };
  return {
    ...common,
    ...guild,
    member: { ...member, flags: 0, deaf: false, mute: false },
    context: 0,
    channel: { id: channelId, type: 0 },
  };
}
