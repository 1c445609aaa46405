import { changedMessage, type UsedInteraction } from './interactions.js';
import { asObject } from './json.js';
import type { SentFile } from './request-body.js';
import { messageBody, NO_CONTENT, ok, type Reply, type Route, refusal } from './route.js';
import type { DiscordState } from './state.js';

const UNKNOWN_INTERACTION = refusal(404, 10062, 'Unknown interaction');
const ALREADY_ACKNOWLEDGED = refusal(400, 40060, 'Interaction has already been acknowledged.');
const UNKNOWN_WEBHOOK = refusal(404, 10015, 'Unknown Webhook');
const INVALID_WEBHOOK_TOKEN = refusal(401, 50027, 'Invalid Webhook Token');

const ORIGINAL = /^\/webhooks\/\d+\/([^/]+)\/messages\/(?:@|%40)original$/;

/** The answers to an interaction: acknowledged once, then edited and followed up by its token. */
export const INTERACTION_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
    needsToken: false,
    kind: 'callback',
    handle: acknowledge,
  },
  {
    method: 'PATCH',
    path: ORIGINAL,
    needsToken: false,
    kind: 'edit',
    handle: (state, [token], body, _query, files) =>
      withReply(state, token, (interaction) => {
        interaction.show(
          changedMessage(
            interaction.message?.id ?? state.newId(),
            interaction.message,
            asObject(body),
            files,
          ),
        );
        return ok(messageBody(state, interaction.message));
      }),
  },
  {
    method: 'GET',
    path: ORIGINAL,
    needsToken: false,
    handle: (state, [token]) =>
      withReply(state, token, (interaction) => ok(messageBody(state, interaction.message))),
  },
  {
    method: 'DELETE',
    path: ORIGINAL,
    needsToken: false,
    handle: (state, [token]) =>
      withReply(state, token, (interaction) => {
        interaction.message = null;
        return NO_CONTENT;
      }),
  },
  {
    method: 'POST',
    path: /^\/webhooks\/\d+\/([^/]+)$/,
    needsToken: false,
    kind: 'follow-up',
    handle: (state, [token], body, _query, files) =>
      withReply(state, token, (interaction) => {
        const message = changedMessage(state.newId(), null, asObject(body), files);
        interaction.followUps.push(message);
        return ok(messageBody(state, message));
      }),
  },
];

/** A form that is shown: the message stays as it is. */
const MODAL = 9;

function acknowledge(
  state: DiscordState,
  params: readonly string[],
  body: unknown,
  query: URLSearchParams,
  files: readonly SentFile[],
): Reply {
  const interaction = state.interactionOf(params[1]);
  if (!interaction || interaction.id !== params[0]) return UNKNOWN_INTERACTION;
  if (interaction.callback) return ALREADY_ACKNOWLEDGED;
  if (interaction.isTooLate) return UNKNOWN_INTERACTION;
  const { type, data } = asObject(body);
  interaction.callback = { type: Number(type), data: asObject(data) };
  const before = type === 6 || type === 7 ? interaction.message : null;
  if (type !== 6 && type !== 8 && type !== MODAL)
    interaction.show(changedMessage(before?.id ?? state.newId(), before, asObject(data), files));
  if (query.get('with_response') !== 'true') return NO_CONTENT;
  return ok({
    interaction: { id: interaction.id, type: 2 },
    resource: { type, message: messageBody(state, interaction.message) },
  });
}

/** The routes of an interaction's token: only after the first answer, and not for ever. */
function withReply(
  state: DiscordState,
  token: string | undefined,
  handle: (interaction: UsedInteraction) => Reply,
): Reply {
  const interaction = state.interactionOf(token);
  if (!interaction?.callback) return UNKNOWN_WEBHOOK;
  return interaction.isExpired ? INVALID_WEBHOOK_TOKEN : handle(interaction);
}
