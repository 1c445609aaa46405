import { type Client, GatewayDispatchEvents } from 'discord.js';
import { dropOldest } from '../../drop-oldest.js';
import type { CommandContext } from '../interactions/command.js';
import type { Outcome } from '../interactions/tell-failure.js';
import { Answering, type Reply } from './answering.js';
import { deletedIds, type HeardMessage, heardMessage } from './heard.js';
import { CHANGES_WITHIN, overheardMessage, wasEditedSoon } from './help/overheard.js';

/** How many messages are remembered, so that a change or a deletion also affects the answer. */
const REMEMBERED = 1000;

/** A message that was heard, and its answer. */
interface Answered extends Reply {
  readonly id: string;
  readonly isOverheard: boolean;
  readonly heardAt: number;
  content: string;
  /** The work on it, one task after another. */
  work: Promise<void>;
}

/**
 * Answers messages that are meant for the bot or heard in a help channel; when a message is changed or deleted, so is
 * its answer.
 */
export class Listener {
  readonly #context: CommandContext;
  readonly #client: Client;
  readonly #answering: Answering;
  readonly #answered = new Map<string, Answered>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(client: Client, context: CommandContext) {
    this.#client = client;
    this.#context = context;
    this.#answering = new Answering(client, context);
  }

  /** Messages are read as they come: discord.js would need a memory of channels and messages for that. */
  listen(): void {
    const { ws } = this.#client;
    const { mentions, allWords } = this.#context.hearing;
    if (!mentions && allWords !== 'on') return;
    ws.on(GatewayDispatchEvents.MessageCreate, (payload: unknown) => this.#created(payload));
    ws.on(GatewayDispatchEvents.MessageUpdate, (payload: unknown) => this.#changed(payload));
    for (const event of [GatewayDispatchEvents.MessageDelete, GatewayDispatchEvents.MessageDeleteBulk])
      ws.on(event, (payload: unknown) => this.#deleted(payload));
  }

  /** Resolves when everything that was heard is answered. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  #heard(payload: unknown): HeardMessage | null {
    const { hearing, channels } = this.#context;
    const botId = this.#client.user?.id;
    if (botId === undefined) return null;
    const addressed = hearing.mentions ? heardMessage(payload, botId) : null;
    return addressed ?? (hearing.allWords === 'on' ? overheardMessage(payload, channels) : null);
  }

  #created(payload: unknown): void {
    const heard = this.#heard(payload);
    if (heard && !this.#answered.has(heard.id)) this.#begin(heard);
  }

  #begin(heard: HeardMessage): void {
    const { id, channelId, isOverheard, said } = heard;
    const heardAt = this.#context.timing.elapsed();
    const place = { id, channelId, isOverheard, replyId: null };
    const answered = { ...place, heardAt, content: said.content, work: Promise.resolve() };
    this.#answered.set(id, answered);
    dropOldest(this.#answered, REMEMBERED);
    this.#then(answered, () => this.#answering.answer(heard, answered));
  }

  /** Embeds that unfold change a message, too, but not what it says. */
  #changed(payload: unknown): void {
    const heard = this.#heard(payload);
    const answered = heard && this.#answered.get(heard.id);
    if (heard?.isOverheard && !answered && wasEditedSoon(payload)) this.#begin(heard);
    if (!answered || answered.content === heard.said.content) return;
    if (this.#context.timing.elapsed() - answered.heardAt > CHANGES_WITHIN) return;
    answered.content = heard.said.content;
    this.#then(answered, () => this.#answering.answer(heard, answered));
  }

  #deleted(payload: unknown): void {
    for (const id of deletedIds(payload)) {
      const answered = this.#answered.get(id);
      if (!answered) continue;
      this.#answered.delete(id);
      this.#then(answered, async () => {
        await this.#answering.takeBack(answered);
        return 'done';
      });
    }
  }

  #then(answered: Answered, work: () => Promise<Outcome>): void {
    const { telemetry } = this.#context;
    const task = answered.work
      .then(work)
      .catch((error: unknown) => this.#answering.unsaid(error))
      .then((outcome) => telemetry.countInteraction('message', outcome))
      .finally(() => {
        this.#underWay.delete(task);
        if (answered.work === task) this.#forget(answered);
      });
    answered.work = task;
    this.#underWay.add(task);
  }

  /** Nothing is kept of what was overheard and not answered. */
  #forget({ id, isOverheard, replyId }: Answered): void {
    if (isOverheard && replyId === null) this.#answered.delete(id);
  }
}
