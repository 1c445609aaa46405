import { oneLine } from '../../../../text/one-line.js';
import { type Messages, messagesFor } from '../../../i18n/messages.js';
import { type Component, deferUpdate } from '../../../interactions/acknowledge.js';
import { Refusal, unknownButton } from '../../../interactions/refusal.js';
import type { Seen } from '../../../interactions/seen.js';
import { questionIn } from '../../../render/answer.js';
import { plainEmbed } from '../../../render/embed.js';
import { escapeMarkdown, shorten } from '../../../render/markup.js';
import { aloneOf } from '../state.js';
import { embedAgain, linesAlone } from './alone.js';
import { controlsAfter, controlsFor, type Press, questionOf, quoteAlone } from './press.js';
import { requireReadable } from './readable.js';

const NAME_LENGTH = 40;

/** Shows the quote in focus to everyone in the channel, as it is, with the name of the person who shares it. */
export async function shareQuote(pressed: Press, shared: Seen): Promise<void> {
  const press = await requireReadable(pressed);
  const { interaction, state, context } = press;
  const embed = interaction.message.embeds[state.focus];
  if (!embed) throw unknownButton(context);
  if (!shared.add(`${interaction.message.id}:${state.key}:${state.quote.start}`))
    throw new Refusal(({ t }) => t('sharedAlready'));
  await deferUpdate(interaction);
  const messages = messagesFor(context.locale);
  const content = contentFor(press, messages);
  const target = { isShareable: false, isPublic: true, messages };
  const components = controlsFor(press, [quoteAlone(aloneOf(state))], 0, target);
  await interaction.followUp({ content, embeds: [embedAgain(plainEmbed(embed), messages)], components });
  await interaction.editReply({ components: ownControls(press) });
}

/** The controls of the private message, in which the quote can't be shared again. */
function ownControls(press: Press): ReturnType<typeof controlsFor> {
  const shared = { ...press, state: { ...press.state, isShared: true } };
  return controlsAfter(shared, { isShareable: true, isPublic: false, messages: press.personal });
}

/** Who shares it and, if it may be repeated, the question; otherwise the buttons find the question elsewhere. */
function contentFor(press: Press, messages: Messages): string {
  const { interaction, state, context } = press;
  const { content } = interaction.message;
  const isAsked = questionIn(content) !== null;
  if (!context.echo && isAsked && state.nonce !== '') context.questions.keep(state.nonce, questionOf(press));
  const sharedBy = messages.t('sharedBy', { name: nameOf(interaction) });
  return [sharedBy, ...(context.echo || !isAsked ? linesAlone(content, messages) : [])].join('\n');
}

function nameOf(interaction: Component): string {
  return shorten(oneLine(displayName(interaction)), NAME_LENGTH, escapeMarkdown);
}

function displayName({ member, user }: Component): string {
  if (member && 'displayName' in member) return member.displayName;
  return (member && 'nick' in member ? member.nick : null) ?? user.displayName;
}
