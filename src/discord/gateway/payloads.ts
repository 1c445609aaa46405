import { type Client, GatewayDispatchEvents } from 'discord.js';
import { z } from 'zod';

/** As many interactions are remembered: each is handled at once, or as soon as the client is ready. */
const REMEMBERED = 1000;

const place = z.object({ id: z.string(), channel: z.object({ parent_id: z.string().nullish() }) });
const message = z.looseObject({ id: z.string(), channel_id: z.string(), poll: z.looseObject({}) });
const target = z.object({
  data: z.object({ resolved: z.object({ messages: z.record(z.string(), z.unknown()) }) }),
});

/** What discord.js does not tell of the events of interactions, or can't read. */
export class Payloads {
  readonly #parents = new Map<string, string>();

  /** Sees every event just before discord.js reads it. */
  watch({ ws }: Client): void {
    ws.on(GatewayDispatchEvents.InteractionCreate, (payload: unknown) => {
      this.#keepParent(payload);
      completePolls(payload);
    });
  }

  /** The channel round the thread, or the category round the channel, that an interaction comes from; told once. */
  takeParent(interactionId: string): string | null {
    const parent = this.#parents.get(interactionId) ?? null;
    this.#parents.delete(interactionId);
    return parent;
  }

  #keepParent(payload: unknown): void {
    const { data } = place.safeParse(payload);
    if (!data?.channel.parent_id) return;
    this.#parents.set(data.id, data.channel.parent_id);
    const [oldest] = this.#parents.keys();
    if (this.#parents.size > REMEMBERED && oldest !== undefined) this.#parents.delete(oldest);
  }
}

/** discord.js looks for the channel of a poll in its cache and fails without it; the poll can name it itself. */
function completePolls(payload: unknown): void {
  const messages = target.safeParse(payload).data?.data.resolved.messages ?? {};
  for (const one of Object.values(messages)) {
    if (!message.safeParse(one).success) continue;
    const { id, channel_id, poll } = one as z.infer<typeof message>;
    Object.assign(poll, { channel_id, message_id: id });
  }
}
