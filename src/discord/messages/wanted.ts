import { readQuestion } from '../../retrieval/question/question.js';
import { hasHan } from '../../text/letters.js';
import { QUESTION_MAX } from '../commands/ask/answer-question.js';
import { fileWords, plainText, type Words, wordsOf } from '../commands/find/message-text.js';
import type { HeardMessage } from './heard.js';

/** What somebody who has written to the bot wants. `isPartial`: the message is longer than what is read. */
export type Wanted =
  | {
      readonly kind: 'answer';
      readonly question: string;
      readonly before: readonly string[];
      readonly isPartial: boolean;
    }
  /** The source of a text that somebody else has written, or that is in a file. */
  | {
      readonly kind: 'source';
      readonly text: string;
      readonly asksWho: boolean;
      readonly isPartial: boolean;
    }
  /** Nothing was asked. */
  | { readonly kind: 'nothing' }
  /** Discord does not deliver the message's words, or those it replies to. */
  | { readonly kind: 'unreadable' | 'unreadableAnswered' };

/** A question of at most this many characters says too little by itself: it continues from what it replies to. */
const SHORT = { han: 15, other: 30 } as const;
/** Asks whether the text it replies to is true, and where that is said. */
const ASKS_SOURCE =
  /真的?[吗嗎么嘛假]|假的?[吗嗎吧]|[是对對][吗嗎]|属实|屬實|可信|可靠|出[处處]|[来來]源|原文|依据|依據|[谁誰][说說讲講写寫]|哪[来來里裡]的?|\b(?:true|real|really|sources?|legit|fake|who said|who wrote)\b/iu;
const ASKS_WHO = /[谁誰][说說讲講写寫]|\bwho (?:said|wrote)\b/iu;

const NO_WORDS: Words = { text: '', isPartial: false };

export function wantedOf({ said, answers, guildId }: HeardMessage): Wanted {
  const own = plainText(said.content);
  if (answers) {
    if (answers.isOurs && own !== '') return asked({ text: own, isPartial: false }, answers.before);
    const other = answers.isOurs ? NO_WORDS : wordsOf(answers.said);
    const wanted = other.text ? wantedOfText(own, other) : null;
    if (wanted) return wanted;
    if (!other.text && !answers.isOurs && isAboutAnswered(own)) return { kind: 'unreadableAnswered' };
  }
  const inFiles = fileWords(said);
  const wanted = own && inFiles.text ? wantedOfText(own, inFiles) : null;
  if (wanted) return wanted;
  const words = wordsOf(said);
  if (words.text !== '') return asked(words);
  return guildId !== null && said.content === '' ? { kind: 'unreadable' } : { kind: 'nothing' };
}

/** What is wanted with a text that a message replies to, or has in a file; null if the message is complete itself. */
function wantedOfText(own: string, { text, isPartial }: Words): Wanted | null {
  if (own !== '' && (!isShort(own) || isMereTalk(own))) return null;
  if (isAboutAnswered(own)) return { kind: 'source', text, asksWho: ASKS_WHO.test(own), isPartial };
  const room = QUESTION_MAX - own.length - 1;
  return asked({ text: `${text.slice(0, room)}\n${own}`, isPartial: isPartial || text.length > room });
}

/** Thanks and the like. A question in the words of a conversation (为什么？, 然后呢) is about what it replies to. */
function isMereTalk(own: string): boolean {
  const { chat, asks } = readQuestion(own).intents;
  return chat !== null && !(chat === 'smallTalk' && asks);
}

/** Whether a short text only says that it is about what it replies to. */
function isAboutAnswered(own: string): boolean {
  return own === '' || (isShort(own) && ASKS_SOURCE.test(own));
}

function asked({ text, isPartial }: Words, before: readonly string[] = []): Wanted {
  const question = text.slice(0, QUESTION_MAX);
  return { kind: 'answer', question, before, isPartial: isPartial || question !== text };
}

function isShort(text: string): boolean {
  return [...text].length <= (hasHan(text) ? SHORT.han : SHORT.other);
}
