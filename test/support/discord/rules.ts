import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  type Schema,
  UpdateMessageInteractionCallbackRequestSchema,
  UpdateThreadRequestPartialSchema,
} from 'discord-api-spec/zod';
import { commandRules } from './command-rules.js';
import { asList, asObject, asObjects, asText, type Json, stringsIn } from './json.js';
import { messageRules } from './message-rules.js';

/** A request body's kind, as far as its rules need it. */
export type BodyKind =
  | 'commands'
  | 'callback'
  | 'follow-up'
  | 'edit'
  | 'channel-message'
  | 'message-edit'
  | 'thread'
  | 'thread-edit';

/** Everything Discord would refuse in a request body: by its published specification, and beyond it. */
export function violationsOf(kind: BodyKind, body: unknown, hasFiles = false): string[] {
  return [...malformedStrings(body), ...rulesFor(kind, body, hasFiles)];
}

function rulesFor(kind: BodyKind, body: unknown, hasFiles: boolean): string[] {
  switch (kind) {
    case 'commands':
      return commandsRules(body);
    case 'callback':
      return callbackRules(asObject(body));
    case 'follow-up':
      return [
        ...bySchema(IncomingWebhookRequestPartialSchema, sent(body)),
        ...messageRules(body, false, hasFiles),
      ];
    case 'edit':
      return [
        ...bySchema(IncomingWebhookUpdateRequestPartialSchema, sent(body)),
        ...messageRules(body, true, hasFiles),
      ];
    case 'message-edit':
      return [
        ...bySchema(MessageEditRequestPartialSchema, sent(body)),
        ...messageRules(body, true, hasFiles),
      ];
    case 'thread':
      return bySchema(CreateTextThreadWithMessageRequestSchema, body);
    case 'thread-edit':
      return bySchema(UpdateThreadRequestPartialSchema, body);
    case 'channel-message':
      return [...bySchema(MessageCreateRequestSchema, sent(body)), ...messageRules(body, false, hasFiles)];
  }
}

function commandsRules(body: unknown): string[] {
  if (!Array.isArray(body)) return ['the commands are no list'];
  const schema = ApplicationCommandUpdateRequestSchema;
  return [
    ...body.flatMap((command) => bySchema(schema, withNumericPermissions(command))),
    ...commandRules(body),
  ];
}

function callbackRules(body: Json): string[] {
  const data = asObject(body.data);
  switch (body.type) {
    case 4:
      return [
        ...bySchema(CreateMessageInteractionCallbackRequestSchema, sentWith(body)),
        ...messageRules(data, false),
      ];
    case 5:
      return bySchema(CreateMessageInteractionCallbackRequestSchema, sentWith(body));
    case 6:
      return bySchema(UpdateMessageInteractionCallbackRequestSchema, sentWith(body));
    case 7:
      return [
        ...bySchema(UpdateMessageInteractionCallbackRequestSchema, sentWith(body)),
        ...messageRules(data, true),
      ];
    case 8:
      return [...bySchema(ApplicationCommandAutocompleteCallbackRequestSchema, body), ...choiceRules(data)];
    case 9:
      return [...bySchema(ModalInteractionCallbackRequestSchema, body), ...modalRules(data)];
    default:
      return [`a callback of type ${String(body.type)}`];
  }
}

/** Lengths as the documentation of modals has them. */
function modalRules({ custom_id: id, title, components }: Json): string[] {
  const labels = asObjects(components).map(({ label }) => asText(label));
  return [
    ...(asText(id).length > 100 ? ['a custom id of a modal of more than 100'] : []),
    ...[asText(title), ...labels]
      .filter((text) => text.trim() === '' || text.length > 45)
      .map((text) => `a title or label of a modal that is not of 1 to 45: ${text}`),
  ];
}

function choiceRules(data: Json): string[] {
  const wrong = asObjects(data.choices).filter(({ name, value }) => {
    const isTooLong = typeof value === 'string' && (value.length > 100 || value === '');
    return isTooLong || asText(name).trim() === '';
  });
  return wrong.map(
    (choice) => `a choice with an empty name, or a value not of 1 to 100: ${JSON.stringify(choice)}`,
  );
}

function malformedStrings(body: unknown): string[] {
  return [...stringsIn(body)].flatMap(({ path, text }) =>
    /\p{Surrogate}/u.test(text) ? [`${path}: half a surrogate pair`] : [],
  );
}

function bySchema(schema: Schema, body: unknown): string[] {
  const parsed = schema.safeParse(body);
  if (parsed.success) return unknownKeys(body, parsed.data, '');
  return parsed.error.issues.map(({ path, message }) => `/${path.map(String).join('/')}: ${message}`);
}

/** The schemas drop what they don't know: what is gone from the parsed body was not known. */
function unknownKeys(body: unknown, parsed: unknown, path: string): string[] {
  if (Array.isArray(body))
    return body.flatMap((item, i) => unknownKeys(item, asList(parsed)[i], `${path}/${i}`));
  if (typeof body !== 'object' || body === null) return [];
  const known = asObject(parsed);
  return Object.entries(body).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return key in known ? unknownKeys(value, known[key], `${path}/${key}`) : [`${path}/${key}: is not known`];
  });
}

/** discord.js sends these two with every message; Discord takes them everywhere, its specification does not. */
function sent(body: unknown): Json {
  const { tts: _tts, enforce_nonce: _nonce, ...rest } = asObject(body);
  return rest;
}

function sentWith(body: Json): Json {
  return 'data' in body ? { ...body, data: sent(body.data) } : body;
}

/** On the wire permissions are a decimal string; the schema has them as a number. */
function withNumericPermissions(command: unknown): Json {
  const object = asObject(command);
  const permissions = object.default_member_permissions;
  if (typeof permissions !== 'string' || !/^\d+$/.test(permissions)) return object;
  return { ...object, default_member_permissions: Number(permissions) };
}
