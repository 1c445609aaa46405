import { type ChannelType, type Client, GatewayDispatchEvents } from 'discord.js';
import { z } from 'zod';
import { dropOldest } from '../../drop-oldest.js';

/** How many interactions are remembered: each is handled at once, or as soon as the client is ready. */
const REMEMBERED = 1000;

const place = z.object({
  id: z.string(),
  channel: z.object({ type: z.number().optional(), parent_id: z.string().nullish() }),
});
const message = z.looseObject({ id: z.string(), channel_id: z.string(), poll: z.looseObject({}) });
const target = z.object({
  data: z.object({ resolved: z.object({ messages: z.record(z.string(), z.unknown()) }) }),
});

/** Where an interaction comes from, as far as its event says. */
export interface PlaceUsed {
  /** Null if the event does not say. */
  readonly type: ChannelType | null;
  /** The channel round a thread, or the category round a channel. */
  readonly parentId: string | null;
}

/** What discord.js leaves out of interactions' events, or can't read. */
export class Payloads {
  readonly #places = new Map<string, PlaceUsed>();

  /** Sees every event just before discord.js reads it. */
  watch({ ws }: Client): void {
    ws.on(GatewayDispatchEvents.InteractionCreate, (payload: unknown) => {
      this.#keepPlace(payload);
      completePolls(payload);
    });
  }

  placeOf(interactionId: string): PlaceUsed {
    return this.#places.get(interactionId) ?? { type: null, parentId: null };
  }

  #keepPlace(payload: unknown): void {
    const { data } = place.safeParse(payload);
    if (!data) return;
    const { type = null, parent_id: parentId = null } = data.channel;
    this.#places.set(data.id, { type, parentId });
    dropOldest(this.#places, REMEMBERED);
  }
}

/** discord.js looks for a poll's channel in its cache and fails without it; the poll can name the channel itself. */
function completePolls(payload: unknown): void {
  const messages = target.safeParse(payload).data?.data.resolved.messages ?? {};
  for (const one of Object.values(messages)) {
    if (!message.safeParse(one).success) continue;
    const { id, channel_id, poll } = one as z.infer<typeof message>;
    Object.assign(poll, { channel_id, message_id: id });
  }
}
