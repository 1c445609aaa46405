import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../src/config.js';
import { messagesFor } from '../../src/discord/i18n/messages.js';
import { startCli } from '../../test/support/cli.js';
import type { Person, ShownMessage, UsedInteraction } from '../../test/support/discord/interactions.js';
import { DiscordStandIn } from '../../test/support/discord/server.js';
import { temporaryFolder } from '../../test/support/temp.js';
import type { Scene } from './page.js';

const ROOT = join(import.meta.dirname, '../..');
const CHAPTERS = 60;

/** What is asked in each language; Traditional Chinese is not drawn. */
const WORDS = {
  'zh-CN': {
    found: '557.6万美元是怎么算出来的？',
    related: '开源许可证允许军用吗？',
    nothing: '月亮上有几家咖啡馆？',
    topic: '训练成本',
    article: 'agi-definitions',
    heading: '第二块砖',
    passage: 'H800 的租金按多少钱一小时算',
    unknown: '模型公司 z',
    chapter: (i: number) => `第${i}章 第${i}批实验的记录`,
    line: (i: number) => `第${i}批实验在春天做完，结果写在这里。`,
    handbook: '实验记录全集',
    gaps: ['下一代芯片什么时候上市？', '下一代芯片何时上市？', '训练要用多少水？', '谁来为错误的答案负责？'],
    quoted: '按每小时3美元的租金折算，就是557.6万美元',
    onlyYou: '只有你能看到这条消息',
  },
  'en-US': {
    found: 'Why is serving a language model limited by memory?',
    related: 'Can a laptop train a model?',
    nothing: 'How many cafés are there on the moon?',
    topic: 'DeepSeek',
    article: 'serving-is-about-memory',
    heading: 'BM25',
    passage: 'which model was compressed without retraining',
    unknown: 'memory z',
    chapter: (i: number) => `Chapter ${i}: notes on experiment ${i}`,
    line: (i: number) => `Experiment ${i} was finished in spring; its results are given here.`,
    handbook: 'All laboratory notes',
    gaps: [
      'When does the next chip come out?',
      'How much water does training take?',
      'Who answers for wrong answers?',
    ],
    quoted:
      'It compressed a 175-billion-parameter model to 3 or 4 bits per weight in about six GPU hours, without retraining it.',
    onlyYou: 'Only you can see this',
  },
} as const;

export type DrawnLocale = keyof typeof WORDS;
export const DRAWN_LOCALES = ['zh-CN', 'en-US'] as const satisfies readonly (DrawnLocale & Locale)[];

/** The starter corpus, and an article with more headings than a menu has room for. */
function articlesFor({ handbook, chapter, line }: (typeof WORDS)[DrawnLocale]): string {
  const folder = temporaryFolder();
  cpSync(join(ROOT, 'seeds'), folder, { recursive: true });
  const chapters = Array.from({ length: CHAPTERS }, (_, i) => `## ${chapter(i + 1)}\n\n${line(i + 1)}`);
  writeFileSync(join(folder, 'handbook.md'), [`# ${handbook}`, ...chapters].join('\n\n'));
  return folder;
}

/** Uses the real bot over the starter corpus, and keeps what it answered. */
export async function playScenes(locale: DrawnLocale, modelsDir: string): Promise<Map<string, Scene>> {
  const words = WORDS[locale];
  const { t } = messagesFor(locale);
  const discord = await DiscordStandIn.start();
  const bot = startCli(['start'], {
    DISCORD_TOKEN: discord.identity.token,
    DISCORD_API_URL: discord.apiUrl,
    ARTICLES_DIR: articlesFor(words),
    DATA_DIR: temporaryFolder(),
    MODELS_DIR: modelsDir,
    ASK_PER_MINUTE: '600',
    LOCALE: locale,
  });
  const person: Partial<Person> = { locale, permissions: 0x20n };
  const scenes = new Map<string, Scene>();
  const keep = (name: string, used: string, message: ShownMessage | null): void => {
    if (message) scenes.set(name, { used, message, onlyYou: words.onlyYou });
  };
  const command = (key: Parameters<typeof t>[0], text = ''): string =>
    `/${t(key as 'askName')} ${text}`.trim();
  const press = async (from: UsedInteraction, label: string): Promise<UsedInteraction> => {
    const pressed = discord.press(from, label, person);
    await pressed.shown(({ embeds }) => embeds.length > 0, `what ${label} does`);
    return pressed;
  };
  try {
    await discord.botReady(null, 300_000);
    const run = discord.slash('reindex', {}, person);
    keep('reindex', command('reindexName'), await run.followUp());
    keep('rebuilt', command('reindexName'), run.message);
    const asked = async (question: string, count: number): Promise<UsedInteraction> => {
      const used = discord.slash('ask', { question, count }, person);
      await used.reply();
      return used;
    };
    const found = await asked(words.found, 2);
    keep('found', command('askName', words.found), found.message);
    const one = await asked(words.found, 1);
    const wide = await press(await press(one, t('wider')), t('wider'));
    keep('wider', t('wider'), wide.message);
    keep('related', command('askName', words.related), (await asked(words.related, 2)).message);
    const nothing = await asked(words.nothing, 2);
    keep('nothing', command('askName', words.nothing), nothing.message);
    for (const question of words.gaps) await asked(question, 1);
    await discord.press(found, '👎', person).told();
    const source = discord.slash('source', { article: words.article }, person);
    keep('source', command('sourceName'), await source.reply());
    const opened = async (name: string, article: string): Promise<void> => {
      const used = discord.slash('source', { article }, person);
      keep(name, command('sourceName', article), await used.reply());
    };
    await opened('source-heading', words.heading);
    await opened('source-passage', words.passage);
    await opened('source-list', words.unknown);
    await opened('source-ranges', words.handbook);
    const hidden = discord.slash('ask', { question: words.found, count: 2, private: true }, person);
    await hidden.reply();
    keep('private', command('askName', words.found), hidden.message);
    keep('shared', t('share'), await discord.press(hidden, t('share'), person).followUp());
    keep(
      'channels',
      command('channelsName'),
      await discord.sub('channels', 'allow', { channel: discord.identity.channelId }, person).reply(),
    );
    await discord.sub('channels', 'reset', { channel: discord.identity.channelId }, person).reply();
    const timeline = discord.slash('timeline', { topic: words.topic }, person);
    keep('timeline', command('timelineName', words.topic), await timeline.reply());
    const find = discord.inspect('Find source', { content: words.quoted }, person);
    keep('find', t('findName'), await find.reply());
    for (const name of ['gaps', 'status', 'privacy', 'help'] as const) {
      keep(name, command(`${name}Name`), await discord.slash(name, {}, person).reply());
    }
    return scenes;
  } finally {
    bot.child.kill('SIGTERM');
    await bot.finished;
    await discord.close();
  }
}
