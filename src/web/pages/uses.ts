import { type Context, Hono } from 'hono';
import type { PageChannel, Visitor } from '../channel/channel.js';
import type { ChannelMessage } from '../channel/message.js';
import { componentUse, formUse, messageUse, slashUse, typingUse, type UseEvent } from '../channel/uses.js';
import type { WebDeps } from '../deps.js';
import { FIELD } from '../draw/form.js';
import { type Asked, askedBy, type Fields, textOf, visitorOf } from '../request.js';
import { channelView } from './ask.js';
import {
  commandLabel,
  isOfMessage,
  MESSAGE_MAX,
  MESSAGE_TEXT,
  openCommands,
  optionsOf,
} from './command-form.js';
import { givenOptions } from './given-options.js';

/** What a form does: a use, with the command as the reply shows it. */
interface Meant {
  readonly event: UseEvent;
  readonly command?: string;
}

type Reading = (fields: Fields, visitor: Visitor, asked: Asked) => Meant | null;

/** Takes what the channel's forms send; only what the page shows to people can be used through them. */
export function useRoutes({ channel, locale }: WebDeps): Hono {
  const take = (read: Reading) => async (c: Context) => {
    const asked = askedBy(c, locale);
    const visitor = visitorOf(c, asked);
    const meant = read(await c.req.parseBody(), visitor, asked);
    if (meant) await channel.use(visitor, meant.event, meant.command);
    return shown(c, channel, { ...asked, visitor });
  };
  return new Hono()
    .post('/commands', take(readCommand(channel)))
    .post('/press', take(readComponent(channel, false)))
    .post('/choose', take(readComponent(channel, true)))
    .post('/submit', take(readForm(channel)))
    .post(
      '/dismiss',
      take((_, visitor) => {
        channel.room(visitor).form = null;
        return null;
      }),
    )
    .get('/channel', (c) => c.html(channelView(channel, askedBy(c, locale))))
    .get('/complete', (c) => complete(c, channel, askedBy(c, locale)))
    .get('/files/:message/:index', (c) => sendFile(c, channel, askedBy(c, locale)));
}

/** The script gets the channel in its present state; without a script, the browser goes to the page. */
function shown(c: Context, channel: PageChannel, asked: Asked) {
  if (c.req.header('x-part') !== undefined) return c.html(channelView(channel, asked));
  const last = channel.peek(asked.visitor)?.newest();
  return c.redirect(last ? `/#m-${last.id}` : '/', 303);
}

function readCommand(channel: PageChannel): Reading {
  return (fields, visitor, { locale }) => {
    const name = textOf(fields, 'command');
    const command = openCommands(channel.commands).find((one) => one.name === name);
    if (!command) return null;
    const label = commandLabel(command, locale);
    if (isOfMessage(command)) {
      const text = textOf(fields, MESSAGE_TEXT).slice(0, MESSAGE_MAX);
      channel.room(visitor).say(text);
      return { event: messageUse(command, text), command: label };
    }
    const options = givenOptions(command, fields);
    return options && { event: slashUse(command, options, null), command: label };
  };
}

function readComponent(channel: PageChannel, isMenu: boolean): Reading {
  return (fields, visitor) => {
    const message = messageIn(channel, visitor, fields);
    const values = isMenu ? [textOf(fields, 'value')] : null;
    const customId = textOf(fields, 'custom_id');
    return message && { event: componentUse(message, customId, values, channel.personOf(visitor)) };
  };
}

function readForm(channel: PageChannel): Reading {
  return (fields, visitor) => {
    const message = messageIn(channel, visitor, fields);
    channel.room(visitor).form = null;
    const written = Object.keys(fields)
      .filter((name) => name.startsWith(FIELD))
      .map((name) => [name.slice(FIELD.length), textOf(fields, name).slice(0, MESSAGE_MAX)]);
    const customId = textOf(fields, 'custom_id');
    return (
      message && {
        event: formUse(message, customId, Object.fromEntries(written), channel.personOf(visitor)),
      }
    );
  };
}

/** A message of the visitor's own channel: no other can be used. */
function messageIn(channel: PageChannel, visitor: Visitor, fields: Fields): ChannelMessage | null {
  return channel.room(visitor).message(textOf(fields, 'message'));
}

/** What matches the typed text, as Discord shows it below the field. */
async function complete(c: Context, channel: PageChannel, asked: Asked) {
  const command = openCommands(channel.commands).find(({ name }) => name === c.req.query('command'));
  const option = command && optionsOf(command).find(({ name }) => name === c.req.query('option'));
  if (!command || !option || !('autocomplete' in option) || option.autocomplete !== true) return c.json([]);
  const { name, type } = option;
  const value = (c.req.query('text') ?? '').slice(0, MESSAGE_MAX);
  const used = await channel.use(visitorOf(c, asked), typingUse(command, [{ name, type, value }]));
  return c.json(used.first?.data.choices ?? []);
}

function sendFile(c: Context, channel: PageChannel, { visitor }: Asked) {
  const message = channel.peek(visitor)?.message(c.req.param('message') ?? '');
  const file = message?.files[Number(c.req.param('index'))];
  if (!file) return c.notFound();
  const name = `filename*=UTF-8''${encodeURIComponent(file.name)}`;
  return c.body(Buffer.from(file.content), 200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; ${name}`,
  });
}
