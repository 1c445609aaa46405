import { type Context, Hono } from 'hono';
import type { Assets } from '../assets.js';
import type { PageChannel } from '../channel/channel.js';
import type { WebDeps } from '../deps.js';
import { drawForm } from '../draw/form.js';
import { drawMessage } from '../draw/message.js';
import { type Html, html, NOTHING } from '../html.js';
import { type Asked, askedBy } from '../request.js';
import { commandForm, commandLabel, openCommands } from './command-form.js';
import { drawingFor } from './drawing.js';
import { page } from './layout.js';

/** The channel, with the form of a command below. */
export function askPage({ channel, locale, password, workshop }: WebDeps, assets: Assets): Hono {
  return new Hono().get('/', (c) => {
    const asked = askedBy(c, locale);
    const lacksToken = asked.hasWorkshop && workshop?.tokens?.state.kind === 'no-token';
    const body = html`<h1 class="unseen">${asked.words.askTitle}</h1>
${channelView(channel, asked)}
${composer(c, channel, asked, lacksToken ? toDiscord(asked) : NOTHING)}`;
    return c.html(
      page(asked, assets, {
        title: asked.words.askTitle,
        body,
        at: 'ask',
        path: '/',
        scripts: ['combobox.js', 'ask.js'],
        hasSession: password !== null,
      }),
    );
  });
}

/** The way to the form for the bot's token. */
function toDiscord({ words }: Asked): Html {
  return html`<p class="facts"><a href="/workshop/discord">${words.toDiscord}</a></p>`;
}

/** The part that the script replaces. */
export function channelView(channel: PageChannel, asked: Asked): Html {
  const room = asked.visitor && channel.peek(asked.visitor);
  const messages = room?.messages ?? [];
  const isWaiting = messages.some(({ isPending }) => isPending);
  const drawing = drawingFor(asked, channel);
  const { words } = asked;
  return html`<div id="channel">
<section class="log" role="log" aria-live="off" aria-label="${words.channel}" tabindex="0">
${messages.length === 0 ? html`<p class="intro">${words.askIntro}</p>` : NOTHING}
${messages.map((message) => drawMessage(message, drawing))}
</section>
${isWaiting ? html`<p class="refresh"><a class="button" href="/">${words.refresh}</a></p>` : NOTHING}
${room?.form ? drawForm(room.form, drawing) : NOTHING}
</div>
<p class="unseen" id="news" role="status" aria-live="polite"></p>`;
}

function composer(c: Context, channel: PageChannel, asked: Asked, more: Html): Html {
  const commands = openCommands(channel.commands);
  const chosen = commands.find(({ name }) => name === c.req.query('command')) ?? commands[0];
  const { locale, words } = asked;
  const links = commands.map((command) => {
    const href = `/?command=${encodeURIComponent(command.name)}#composer`;
    const label = commandLabel(command, locale);
    return command === chosen
      ? html`<li><a href="${href}" aria-current="true">${label}</a></li>`
      : html`<li><a href="${href}">${label}</a></li>`;
  });
  return html`<div class="desk">
<nav class="commands" aria-label="${words.commands}"><ul>${links}</ul></nav>
${chosen ? commandForm(chosen, asked) : NOTHING}
${more}
</div>`;
}
