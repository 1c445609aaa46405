import { join } from 'node:path';
import type { Locale } from '../../src/config.js';
import { messagesFor } from '../../src/discord/i18n/messages.js';
import { startCli } from '../../test/support/cli.js';
import type { Person, ShownMessage, UsedInteraction } from '../../test/support/discord/interactions.js';
import { DiscordStandIn } from '../../test/support/discord/server.js';
import { temporaryFolder } from '../../test/support/temp.js';
import type { Scene } from './page.js';

const ROOT = join(import.meta.dirname, '../..');

/** What is asked in each language; Traditional Chinese is not drawn. */
const WORDS = {
  'zh-CN': {
    found: '557.6万美元是怎么算出来的？',
    related: '开源许可证允许军用吗？',
    nothing: '月亮上有几家咖啡馆？',
    topic: '训练成本',
    article: 'agi-definitions',
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

/** Uses the real bot over the starter corpus, and keeps what it answered. */
export async function playScenes(locale: DrawnLocale, modelsDir: string): Promise<Map<string, Scene>> {
  const words = WORDS[locale];
  const { t } = messagesFor(locale);
  const discord = await DiscordStandIn.start();
  const bot = startCli(['start'], {
    DISCORD_TOKEN: discord.identity.token,
    DISCORD_API_URL: discord.apiUrl,
    ARTICLES_DIR: join(ROOT, 'seeds'),
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
    keep('reindex', command('reindexName'), await run.shown(({ embeds }) => embeds.length > 0, 'the report'));
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
    const timeline = discord.slash('timeline', { topic: words.topic }, person);
    keep('timeline', command('timelineName', words.topic), await timeline.reply());
    const find = discord.inspect('Find source', { content: words.quoted }, person);
    keep('find', t('findName'), await find.reply());
    for (const name of ['gaps', 'status', 'privacy'] as const) {
      keep(name, command(`${name}Name`), await discord.slash(name, {}, person).reply());
    }
    return scenes;
  } finally {
    bot.child.kill('SIGTERM');
    await bot.finished;
    await discord.close();
  }
}
