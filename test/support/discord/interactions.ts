import { asObjects, asText, type Json } from './json.js';
import type { SentFile } from './request-body.js';
import type { Changes } from './until.js';

/** Who uses a command, and from where. */
export interface Person {
  readonly userId: string;
  readonly locale: string;
  /** Permissions in the channel, as Discord computes them. */
  readonly permissions: bigint;
  /** The bot's, likewise. */
  readonly appPermissions: bigint;
  readonly roleIds: readonly string[];
  /** In a direct message there is no member, no role and no permission. */
  readonly isDirectMessage: boolean;
  /** Whether the bot is there because the person has installed it: on a server or in a chat that it is not in. */
  readonly isUserInstall: boolean;
  /** On which server; null for the one that the bot is on from the start. */
  readonly guildId: string | null;
  /** The channel it is used in, as a payload describes it; null for the usual one. */
  readonly channel: Json | null;
}

export const SOMEONE: Person = {
  userId: '300000000000000001',
  locale: 'en-US',
  permissions: 0x800n, // send messages
  appPermissions: 2n ** 53n - 1n,
  roleIds: [],
  isDirectMessage: false,
  isUserInstall: false,
  guildId: null,
  channel: null,
};

/** A message as the person sees it. */
export interface ShownMessage {
  readonly id: string;
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly files: readonly SentFile[];
  readonly isEphemeral: boolean;
  readonly raw: Json;
}

/** How long Discord waits for the first answer, in ms. */
const ACKNOWLEDGE_WITHIN = 3000;

/** One use of a command, a button or a text field with completion, and the bot's reaction. */
export class UsedInteraction {
  readonly createdAt = Date.now();
  /** The first answer: its type and its data. */
  callback: { readonly type: number; readonly data: Json } | null = null;
  /** The reply, or the message that the button is on. */
  message: ShownMessage | null = null;
  /** Every state of the message, the newest last. */
  readonly history: ShownMessage[] = [];
  readonly followUps: ShownMessage[] = [];
  /** Set to make Discord refuse whatever else comes for it. */
  isExpired = false;
  readonly #changes: Changes;

  constructor(
    readonly id: string,
    readonly token: string,
    readonly event: Json,
    readonly userId: string,
    changes: Changes,
  ) {
    this.#changes = changes;
  }

  get isTooLate(): boolean {
    return this.isExpired || Date.now() - this.createdAt > ACKNOWLEDGE_WITHIN;
  }

  /** The completions that the bot offered. */
  get choices(): readonly Json[] {
    return asObjects(this.callback?.data.choices);
  }

  show(message: ShownMessage): void {
    this.message = message;
    this.history.push(message);
  }

  /** Resolves with the first state of the message that fits. */
  async shown(fits: (message: ShownMessage) => boolean, what: string): Promise<ShownMessage> {
    return this.#changes.until(() => this.history.find(fits), what);
  }

  /** Resolves with the reply once it is more than a promise to reply. */
  async reply(): Promise<ShownMessage> {
    return this.shown(({ content, embeds }) => content !== '' || embeds.length > 0, 'a reply');
  }

  /** Resolves with the reply to a press: its first answer, or a follow-up. */
  async told(): Promise<ShownMessage> {
    const look = () =>
      this.followUps[0] ?? this.history.find((one) => one.content !== '' || one.embeds.length > 0);
    return this.#changes.until(look, 'a word');
  }

  async followUp(): Promise<ShownMessage> {
    return this.#changes.until(() => this.followUps[0], 'a follow-up');
  }

  async acknowledged(): Promise<{ readonly type: number; readonly data: Json }> {
    return this.#changes.until(() => this.callback, 'an acknowledgement');
  }
}

const EPHEMERAL = 64;

/** A message after a request has changed it: what the request leaves out stays. */
export function changedMessage(
  id: string,
  before: ShownMessage | null,
  body: Json,
  files: readonly SentFile[] = [],
): ShownMessage {
  const raw = { ...before?.raw, ...body };
  const flags = typeof body.flags === 'number' ? body.flags : 0;
  return {
    id,
    content: asText(raw.content),
    embeds: asObjects(raw.embeds),
    components: asObjects(raw.components),
    files: files.length > 0 ? files : (before?.files ?? []),
    isEphemeral: before?.isEphemeral ?? (flags & EPHEMERAL) !== 0,
    raw,
  };
}
