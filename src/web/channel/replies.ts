import { type APIModalInteractionResponseCallbackData, InteractionResponseType } from 'discord.js';
import { newId } from './ids.js';
import { changed, EMPTY, isEphemeral, type MessageBody, type SentFile } from './message.js';
import type { FirstAnswer, Used } from './used.js';

const { ChannelMessageWithSource, DeferredChannelMessageWithSource, UpdateMessage, Modal } =
  InteractionResponseType;

/** The first answer to a use, as the room shows it. */
export function acknowledge(used: Used, first: FirstAnswer, files: readonly SentFile[]): void {
  const { type, data } = first;
  if (type === DeferredChannelMessageWithSource) promise(used, data);
  if (type === ChannelMessageWithSource) used.messageId = null;
  if (type === ChannelMessageWithSource || type === UpdateMessage) edit(used, data, files);
  if (type === Modal) openForm(used, data);
  used.answer(first);
}

/** Changes the reply, or the message that a component is on. */
export function edit(used: Used, body: MessageBody, files: readonly SentFile[]): void {
  const before = used.messageId === null ? null : used.room.message(used.messageId);
  const id = before?.id ?? newId();
  const blank = { ...EMPTY, id, command: used.command, isPrivate: isEphemeral(body) };
  used.room.put(changed(before ?? blank, body, files));
  used.messageId = id;
  used.happened();
}

/** A further message. @returns its id */
export function followUp(used: Used, body: MessageBody, files: readonly SentFile[]): string {
  const blank = { ...EMPTY, id: newId(), isPrivate: isEphemeral(body) };
  used.room.put(changed(blank, body, files));
  used.happened();
  return blank.id;
}

export function takeBack(used: Used): void {
  if (used.messageId !== null) used.room.remove(used.messageId);
  used.happened();
}

function promise(used: Used, body: MessageBody): void {
  used.messageId = newId();
  const { command, messageId: id } = used;
  used.room.put({ ...EMPTY, id, command, isPrivate: isEphemeral(body), isPending: true });
}

function openForm({ room, messageId }: Used, data: FirstAnswer['data']): void {
  if (messageId === null) return;
  room.form = { data: data as unknown as APIModalInteractionResponseCallbackData, messageId };
}
