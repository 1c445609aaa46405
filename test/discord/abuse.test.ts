import { expect, it } from 'vitest';
import { CustomIds } from '../../src/discord/interactions/custom-ids.js';
import { useStage } from '../support/discord/bot.js';
import { useSeenTable } from '../support/discord/documented.js';
import type { ShownMessage, UsedInteraction } from '../support/discord/interactions.js';
import { asObjects, asText } from '../support/discord/json.js';
import { answer, article, quote } from '../support/discord/library.js';

const stage = useStage();
const table = useSeenTable('When somebody tries to trick it');
const PUBLISHED = article({ id: 'public', title: '公开', text: '第一句话。第二句话。第三句话。' });
const OTHER = article({ id: 'other', title: '另一篇', text: '另一篇里的话。' });
const ADMIN = { permissions: 0x20n };
const NOBODY = { userId: '300000000000000007' };

/** An answer of a bot, and the custom id of its first button. */
async function answered(): Promise<{ used: UsedInteraction; id: string }> {
  stage.library.articles.push(PUBLISHED, OTHER);
  stage.library.reply = () => answer('found', [quote(PUBLISHED, '第一句话。')]);
  await stage.start();
  const used = stage.discord.slash('ask', { question: 'x' });
  const { components } = await used.reply();
  return { used, id: asText(asObjects(components[0]?.components)[0]?.custom_id) };
}

/** Changes one of the dotted fields of a custom id. */
function withField(id: string, field: number, value: string): string {
  return id
    .split('.')
    .map((one, i) => (i === field ? value : one))
    .join('.');
}

const forgeries: readonly (readonly [string, (id: string) => string])[] = [
  ['with another article', (id) => withField(id, 1, 'AAAAAAAA')],
  ['with another version of the text', (id) => withField(id, 2, 'BBBBBB')],
  ['with an offset of another place', (id) => withField(id, 3, '5')],
  ['with a quote of 60 million characters', (id) => withField(id, 4, 'zzzzz')],
  ['with a thousand steps wider', (id) => withField(id, 5, 'rs')],
  ['handed to another command', (id) => id.replace('ask:', 'source:')],
  ['with its action changed', (id) => id.replace(':w.', ':u.')],
  ['with a shorter signature', (id) => id.slice(0, -1)],
  ['with an empty signature', (id) => withField(id, 10, '')],
  ['with another signature', (id) => withField(id, 10, 'A'.repeat(16))],
  ['signed with another key', () => new CustomIds(Buffer.from('a guess at the key')).sign('ask', 'w')],
  ['of 100 characters of nothing', () => '.'.repeat(100)],
  ['with line breaks and null characters', () => 'ask:w\n\u0000.AAAAAAAAAAAAAAAA'],
  ['with a path in it', () => 'source:t...................AAAAAAAAAAAAAAAA'],
];

it.each(forgeries)('a custom id %s shows nothing', async (what, forge) => {
  const { used, id } = await answered();
  const before = JSON.stringify(used.message);
  const forged = forge(id);
  expect(forged).not.toBe(id);
  const pressed = stage.discord.component(used, { custom_id: forged, component_type: 2 });
  const told = await pressed.told();
  expect(told).toMatchObject({
    isEphemeral: true,
    embeds: [],
    content: expect.stringMatching(/no longer works/),
  });
  expect(JSON.stringify(used.message)).toBe(before);
  table.add(`a button ${what}`, 'the person alone is told that it no longer works; nothing is read');
});

it('a button of one message on another one, by another person, shows what it was signed for', async () => {
  const { used, id } = await answered();
  const elsewhere = stage.discord.slash('privacy', {}, NOBODY);
  await elsewhere.reply();
  const pressed = stage.discord.component(elsewhere, { custom_id: id, component_type: 2 }, NOBODY);
  const { embeds } = await pressed.shown((one) => one.embeds.length > 0, 'the quote');
  expect(asText(embeds[0]?.description)).toContain('第一句话');
  expect(used.history).toHaveLength(2);
  table.add(
    'a real button, sent with another message by another person',
    'shows the quote that it was signed for, in that message alone',
  );
});

const ADMIN_COMMANDS = [
  ['/reindex', () => stage.discord.slash('reindex', {}, NOBODY)],
  ['/status', () => stage.discord.slash('status', {}, NOBODY)],
  ['/gaps', () => stage.discord.slash('gaps', {}, NOBODY)],
  [
    '/channels',
    () => stage.discord.sub('channels', 'refuse', { channel: stage.discord.identity.channelId }, NOBODY),
  ],
  ['/status in a direct message', () => stage.discord.slash('status', {}, { isDirectMessage: true })],
] as const;

it.each(ADMIN_COMMANDS)('%s by somebody without the right', async (name, use) => {
  await stage.start();
  const told = await use().reply();
  expectRefused(told);
  expect(stage.channels.list(stage.discord.identity.guildId)).toEqual([]);
  table.add(`${name} by somebody without the right`, 'told alone which permission it needs; nothing is done');
});

it('the buttons of admins, pressed by somebody without the right', async () => {
  await stage.start({
    runIndexer: (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
  });
  stage.journal.recordQuestion({
    question: 'secret',
    tier: 'nothing',
    guildId: stage.discord.identity.guildId,
  });
  const run = stage.discord.slash('reindex', {}, ADMIN);
  const gaps = stage.discord.slash('gaps', {}, ADMIN);
  await Promise.all([run.reply(), gaps.reply()]);
  expectRefused(await stage.discord.press(run, 'Cancel', NOBODY).told());
  const exported = await stage.discord.press(gaps, 'Export (CSV)', NOBODY).told();
  expectRefused(exported);
  expect(exported.files).toEqual([]);
  expect(run.message?.content).toContain('Rebuilding');
  table.add(
    'Cancel and Export, pressed by somebody without the right',
    'told alone which permission it needs; nothing is done',
  );
});

function expectRefused(told: ShownMessage): void {
  expect(told).toMatchObject({
    isEphemeral: true,
    embeds: [],
    content: expect.stringContaining('Manage Server'),
  });
}

const LONG = '很长的*问题*'.repeat(1000).slice(0, 6000);

it('a question of 6,000 characters', async () => {
  await stage.start();
  const { content } = await stage.discord.slash('ask', { question: LONG }).reply();
  expect(stage.library.asked[0]?.question).toHaveLength(500);
  expect(content.length).toBeLessThanOrEqual(2000);
  table.add('a question of 6,000 characters', 'the first 500 are asked, as many as Discord lets people type');
});

it('a topic and an article of 6,000 characters', async () => {
  await stage.start();
  const topic = await stage.discord.slash('timeline', { topic: LONG }).reply();
  expect(topic.content).toContain('No article says anything');
  const source = await stage.discord.slash('source', { article: LONG }).reply();
  expect(source.content).toContain('No article matches');
  expect(source.content.length).toBeLessThanOrEqual(2000);
  const typed = stage.discord.type('source', 'article', LONG);
  await typed.acknowledged();
  expect(typed.choices).toEqual([]);
  table.add(
    'a topic, an article and a title being typed of 6,000 characters',
    'looked for as ever; the reply repeats the beginning',
  );
});

it('a message of 6,000 characters for “Find source”', async () => {
  await stage.start();
  const { content } = await stage.discord.inspect('Find source', { content: LONG }).reply();
  expect(content).toContain('No article says this');
  table.add('“Find source” on a message of 6,000 characters', 'looked for as ever');
});

it('an article whose title and text have everything that Discord treats specially', async () => {
  const all =
    '@everyone <@300000000000000001> <#1> </ask:1> <:x:1> <t:1:R> `a` ```b``` **c** __d__ ~~e~~ ||f|| [g](https://x.org) # h\n> i\n- j\n1. k https://x.org :smile: \u202eאב \u200d\u0301 𠮷';
  const hostile = article({ id: 'hostile', title: all, text: `${all}\n\n${all}`, tags: [all] });
  stage.library.articles.push(hostile);
  const place = {
    text: all,
    speaker: all,
    section: all,
    alsoIn: [{ id: 'x', title: all, date: null, url: 'https://x.org/(a)', collection: 'default' }],
  };
  stage.library.reply = () => answer('found', [{ ...quote(hostile, all), ...place }]);
  stage.library.entries = [{ quote: { ...quote(hostile, all), ...place }, gapBefore: 9 }];
  stage.library.finding = {
    kind: 'exact',
    quote: { ...quote(hostile, all), ...place },
    wanted: all,
    wantedDiffers: [],
  };
  await stage.start();
  const { discord } = stage;
  const source = discord.slash('source', { article: 'hostile' });
  const ask = discord.slash('ask', { question: all });
  const replies = await Promise.all([
    ask.reply(),
    source.reply(),
    discord.slash('timeline', { topic: all }).reply(),
    discord.inspect('Find source', { content: all }).reply(),
    discord.slash('source', { article: all.slice(5) }).reply(),
    discord.press(await replied(source), 'Full text').told(),
  ]);
  for (const { raw, content, embeds } of replies) {
    expect(raw.allowed_mentions).toEqual({ parse: [] });
    const shown = [
      content,
      ...embeds.flatMap(({ title, description }) => [asText(title), asText(description)]),
    ].join('\n');
    expect(shown).not.toMatch(/(?<!\\)@|(?<!\\)<[@#:t]|(?<!\\)`|(?<!\\)\|\|/);
  }
  const typed = discord.type('source', 'article', '');
  await typed.acknowledged();
  expect(typed.choices).toHaveLength(1);
  table.add(
    'an article whose title, speaker, section and text have everything that Discord treats specially',
    'shown as it is written; nobody is pinged, nothing becomes a link, a mention or a spoiler',
  );
});

async function replied(used: UsedInteraction): Promise<UsedInteraction> {
  await used.reply();
  return used;
}
