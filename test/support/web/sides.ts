import { ApplicationCommandOptionType } from 'discord.js';
import { CustomIds } from '../../../src/discord/interactions/custom-ids.js';
import type { PageChannel, Visitor } from '../../../src/web/channel/channel.js';
import type { ChannelMessage } from '../../../src/web/channel/message.js';
import type { SentRequest } from '../../../src/web/channel/transport.js';
import {
  componentUse,
  formUse,
  type GivenOption,
  messageUse,
  slashUse,
  typingUse,
} from '../../../src/web/channel/uses.js';
import type { Person, UsedInteraction } from '../discord/interactions.js';
import { asObject, asObjects, asText, type Json } from '../discord/json.js';
import type { DiscordStandIn } from '../discord/server.js';

/** What a person does with an existing message: its number, counted from the end, and the label. */
interface OnMessage {
  readonly back: number;
  readonly label: string;
}

/** One thing that a person does. */
export type Step =
  | { readonly slash: string; readonly options?: Json; readonly sub?: string }
  | { readonly type: string; readonly option: string; readonly text: string }
  | { readonly inspect: string; readonly text: string }
  | { readonly press: OnMessage }
  | { readonly choose: OnMessage }
  | { readonly fillIn: string };

/** What was sent of it. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** The people of Discord's stand-in. */
export class DiscordSide {
  readonly #uses: UsedInteraction[] = [];

  constructor(
    readonly discord: DiscordStandIn,
    readonly person: Partial<Person>,
  ) {}

  async take(step: Step): Promise<void> {
    this.#uses.push(await this.#use(step));
  }

  async #use(step: Step): Promise<UsedInteraction> {
    const { discord, person } = this;
    if ('slash' in step) {
      const { slash, options = {}, sub } = step;
      return sub === undefined
        ? discord.slash(slash, options, person)
        : discord.sub(slash, sub, options, person);
    }
    if ('type' in step) return discord.type(step.type, step.option, step.text, person);
    if ('inspect' in step) return discord.inspect(step.inspect, { content: step.text }, person);
    if ('press' in step) return discord.press(this.#from(step.press), step.press.label, person);
    if ('choose' in step) return discord.choose(this.#from(step.choose), step.choose.label, person);
    const pressed = this.#uses.at(-1);
    if (!pressed) throw new Error('There is no form to fill in');
    return discord.fillIn(pressed, step.fillIn, person);
  }

  #from({ back }: OnMessage): UsedInteraction {
    const used = this.#uses.at(-back);
    // Each use keeps the message as it left it: the latest one has its present state.
    const latest = this.#uses.findLast(({ message }) => message && message.id === used?.message?.id);
    if (!latest) throw new Error(`There is no message of ${back} steps before`);
    return latest;
  }
}

/** The same on the page. */
export class PageSide {
  readonly #shown: (string | null)[] = [];

  constructor(
    readonly channel: PageChannel,
    readonly visitor: Visitor,
  ) {}

  async take(step: Step): Promise<void> {
    const used = await this.channel.use(this.visitor, this.#event(step));
    this.#shown.push(used.messageId);
  }

  #event(step: Step): Parameters<PageChannel['use']>[1] {
    const asker = this.channel.personOf(this.visitor);
    if ('slash' in step) return this.#slash(step);
    if ('type' in step) {
      const { String: type } = ApplicationCommandOptionType;
      return typingUse(this.#command(step.type), [{ name: step.option, type, value: step.text }]);
    }
    if ('inspect' in step) return messageUse(this.#command(step.inspect), step.text);
    if ('press' in step) {
      const message = this.#from(step.press);
      const button = componentsOf(message).find(
        ({ label, emoji }) => label === step.press.label || asObject(emoji).name === step.press.label,
      );
      return componentUse(message, asText(button?.custom_id), null, asker);
    }
    if ('choose' in step) {
      const message = this.#from(step.choose);
      const menu = componentsOf(message).find(({ type }) => type === 3);
      const option = asObjects(menu?.options).find(({ label }) => label === step.choose.label);
      return componentUse(message, asText(menu?.custom_id), [asText(option?.value)], asker);
    }
    const form = this.channel.room(this.visitor).form;
    const message = this.channel.room(this.visitor).message(form?.messageId ?? '');
    if (!form || !message) throw new Error('There is no form to fill in');
    return formUse(message, form.data.custom_id, { question: step.fillIn }, asker);
  }

  #slash({ slash, options = {}, sub }: Extract<Step, { slash: string }>): ReturnType<typeof slashUse> {
    const command = this.#command(slash);
    const all = asObjects(Object(command).options);
    const known = sub === undefined ? all : asObjects(all.find(({ name }) => name === sub)?.options);
    const given = Object.entries(options).map(([name, value]) => {
      const type = known.find((one) => one.name === name)?.type;
      return { name, type, value } as GivenOption;
    });
    return slashUse(command, given, sub ?? null);
  }

  #command(name: string) {
    const command = this.channel.command(name);
    if (!command) throw new Error(`The page has no command “${name}”`);
    return command;
  }

  #from({ back }: OnMessage): ChannelMessage {
    const message = this.channel.room(this.visitor).message(this.#shown.at(-back) ?? '');
    if (!message) throw new Error(`There is no message of ${back} steps before`);
    return message;
  }
}

function componentsOf(message: ChannelMessage): readonly Json[] {
  return message.components.flatMap((row) => asObjects(row.components));
}

/** A request without what differs each time: ids, tokens, signatures and the random name of an answer. */
export function comparable({ method, path, body }: Sent | SentRequest, key: Uint8Array): Sent {
  const ids = new CustomIds(key);
  const text = JSON.stringify(body ?? null, (name, value: unknown) => {
    if (name === 'nonce') return 'NONCE';
    return typeof value === 'string' && (name === 'custom_id' || name === 'value')
      ? plainId(value, ids)
      : value;
  });
  return { method, path: plainPath(path), body: JSON.parse(text.replace(/(<\/[^:>]+|<@):?\d+>/g, '$1:ID>')) };
}

/** Which field of an answer's state is its random name, and how long that is. */
const NONCE = /^[\w-]{8}$/;
const NONCE_AT = 12;

function plainId(id: string, ids: CustomIds): unknown {
  const signed = ids.read(id);
  if (!signed) return id;
  const fields = signed.fields.map((field, i) =>
    i === NONCE_AT && NONCE.test(field) ? 'NONCE' : field.replace(/^\d{17,}$/, 'ID'),
  );
  return { signed: signed.prefix, fields };
}

function plainPath(path: string): string {
  return path
    .replace('%40', '@')
    .replace(/\/(\d{6,})(?=\/|$)/g, '/ID')
    .replace(/\/(interaction-token|page)-\d+/g, '/TOKEN');
}
