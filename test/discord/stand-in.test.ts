import { describe, expect, it } from 'vitest';
import { type BodyKind, violationsOf } from '../support/discord/rules.js';

const button = { type: 2, style: 2, label: 'x', custom_id: 'x' };
const menu = (options: object[]) => ({ type: 3, custom_id: 'm', options });
const option1 = { label: 'a', value: 'a' };
const row = (...components: object[]) => ({ type: 1, components });
const command = { name: 'ask', description: 'Asks', type: 1 };
const option = { type: 3, name: 'question', description: 'What' };
const sized = (length: number) => ({ description: 'x'.repeat(length) });

/** Bodies with one fault each, and a word of what must be said about it. */
const WRONG: readonly (readonly [string, BodyKind, unknown, string])[] = [
  ['content that is too long', 'edit', { content: 'x'.repeat(2001) }, 'content'],
  ['an embed that is too long', 'edit', { embeds: [sized(4097)] }, 'description'],
  ['embeds that are too long together', 'edit', { embeds: [sized(4000), sized(2001)] }, '6001'],
  ['eleven embeds', 'edit', { embeds: Array.from({ length: 11 }, () => sized(1)) }, 'embeds'],
  ['an empty embed', 'edit', { embeds: [{ color: 1 }] }, 'an empty embed'],
  ['an empty field', 'edit', { embeds: [{ fields: [{ name: 'x', value: ' ' }] }] }, 'an empty field'],
  ['an empty message', 'follow-up', { content: ' ', embeds: [] }, 'an empty message'],
  [
    'an edit that empties the message',
    'edit',
    { content: '', embeds: [], components: [] },
    'an empty message',
  ],
  ['a link of another protocol', 'edit', { embeds: [{ title: 'x', url: 'javascript:alert(1)' }] }, 'http(s)'],
  ['half a surrogate pair', 'edit', { content: 'a\ud83d' }, 'surrogate'],
  ['a property that is not known', 'edit', { embeds: [{ title: 'x', colour: 1 }] }, '/embeds/0/colour'],
  [
    'six rows',
    'edit',
    { components: Array.from({ length: 6 }, (_, i) => row({ ...button, custom_id: `${i}` })) },
    '6 action rows',
  ],
  ['a custom id twice', 'edit', { components: [row(button, button)] }, 'twice'],
  [
    'a custom id that is too long',
    'edit',
    { components: [row({ ...button, custom_id: 'x'.repeat(101) })] },
    'components',
  ],
  [
    'a button without custom id',
    'edit',
    { components: [row({ type: 2, style: 1, label: 'x' })] },
    'without a custom id',
  ],
  [
    'a custom id on a link',
    'edit',
    { components: [row({ ...button, style: 5, url: 'https://x.org' })] },
    'on a link',
  ],
  [
    'mentions that are parsed and listed',
    'edit',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'parses users',
  ],
  [
    'a row of six buttons',
    'edit',
    { components: [row(...Array.from({ length: 6 }, (_, i) => ({ ...button, custom_id: `${i}` })))] },
    '6 components',
  ],
  ['a menu beside a button', 'edit', { components: [row(button, menu([option1]))] }, '2 components'],
  ['a menu without options', 'edit', { components: [row(menu([]))] }, '0 options'],
  ['a menu with a value twice', 'edit', { components: [row(menu([option1, option1]))] }, 'a value twice'],
  [
    'an option without a label',
    'edit',
    { components: [row(menu([{ ...option1, label: ' ' }]))] },
    'without label',
  ],
  ['a callback of an unknown type', 'callback', { type: 99 }, '99'],
  ['an empty first reply', 'callback', { type: 4, data: { flags: 64 } }, 'an empty message'],
  [
    '26 choices',
    'callback',
    { type: 8, data: { choices: Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` })) } },
    'data',
  ],
  [
    'a choice whose value is too long',
    'callback',
    { type: 8, data: { choices: [{ name: 'x', value: 'x'.repeat(101) }] } },
    '100',
  ],
  ['a name with capitals', 'commands', [{ ...command, name: 'Ask' }], 'a name that is not allowed'],
  ['no description', 'commands', [{ name: 'ask', type: 1 }], 'no description'],
  [
    'a description that is too long',
    'commands',
    [{ ...command, description: 'x'.repeat(101) }],
    'description',
  ],
  [
    'a locale that there is not',
    'commands',
    [{ ...command, description_localizations: { zh: '问' } }],
    'not a locale: zh',
  ],
  ['a command twice', 'commands', [command, command], 'the command ask twice'],
  ['an option twice', 'commands', [{ ...command, options: [option, option] }], 'the option question twice'],
  [
    'a required option too late',
    'commands',
    [{ ...command, options: [option, { ...option, name: 'b', required: true }] }],
    'required',
  ],
  [
    'choices and autocomplete',
    'commands',
    [{ ...command, options: [{ ...option, autocomplete: true, choices: [] }] }],
    'autocomplete',
  ],
];

describe('the stand-in', () => {
  it.each(WRONG)('refuses %s', (_, kind, body, word) => {
    expect(violationsOf(kind, body).join('\n')).toContain(word);
  });

  it.each<[string, BodyKind, unknown]>([
    [
      'a reply',
      'edit',
      { content: 'x', embeds: [{ title: 'x', url: 'https://x.org' }], components: [row(button)], tts: false },
    ],
    ['a part of an edit', 'edit', { components: [] }],
    ['an acknowledgement', 'callback', { type: 5, data: { flags: 64 } }],
    ['no choices', 'callback', { type: 8, data: { choices: [] } }],
    [
      'commands',
      'commands',
      [{ ...command, default_member_permissions: '32', options: [{ ...option, required: true }] }],
    ],
  ])('accepts %s', (_, kind, body) => {
    expect(violationsOf(kind, body)).toEqual([]);
  });
});
