import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiscordStandIn } from '../support/discord/server.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';
import { atTerminal, hasTerminal } from '../support/terminal.js';
import { withoutModel } from './folders.js';

let discord: DiscordStandIn;
beforeAll(async () => {
  discord = await DiscordStandIn.start();
});
afterAll(() => discord.close());

/** A folder where nothing was set yet, with articles of one's own in it. */
async function fresh(locale: string) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'my articles/one.md': '# 花园\n\n春天的花园里开满了郁金香。\n' });
  const { variables } = await withoutModel(folder);
  const env = {
    ...variables,
    DISCORD_API_URL: discord.apiUrl,
    LANG: locale,
    LOG_LEVEL: 'info',
    WEB_PORT: 'off',
  };
  return { folder, env, settings: join(folder, '.env') };
}

/** Shaped as a token is. */
const OTHER_TOKEN = 'some-other-bots-id.token.that-is-not-known-here';

const WORDS = {
  'en_US.UTF-8': {
    folder: 'Which folder holds your articles?',
    missing: 'does not exist',
    token: 'The token of your Discord bot?',
    misshapen: 'three parts',
    refused: 'Discord refuses it',
    accepted: 'Discord accepts it',
  },
  'zh_CN.UTF-8': {
    folder: '文章在哪个文件夹？',
    missing: '不存在',
    token: 'Discord 机器人的令牌？',
    misshapen: '三段',
    refused: '不认可',
    accepted: '认可这个令牌',
  },
  'zh_TW.UTF-8': {
    folder: '文章在哪個資料夾？',
    missing: '不存在',
    token: 'Discord 機器人的權杖？',
    misshapen: '三段',
    refused: '不接受',
    accepted: '接受這個權杖',
  },
} as const;

describe.runIf(hasTerminal)('a first start in a terminal', () => {
  it.each(['en_US.UTF-8', 'zh_CN.UTF-8', 'zh_TW.UTF-8'] as const)(
    'asks for the folder and the token, keeps both for oneself alone, and connects: %s',
    async (locale) => {
      const { folder, env, settings } = await fresh(locale);
      writeFileSync(settings, '# mine\nECHO=off\nDISCORD_TOKEN=\n', { mode: 0o644 });
      const words = WORDS[locale];
      const person = atTerminal(['start'], env, folder);
      await person.sees(words.folder);
      person.types('nowhere\n');
      await person.sees(words.missing);
      await person.sees(words.folder);
      person.types('my\\ articles\n');
      await person.sees(words.token);
      person.types('not-the-token\n');
      await person.sees(words.misshapen);
      await person.sees(words.token);
      person.types(`${OTHER_TOKEN}\n`);
      await person.sees(words.refused);
      await person.sees(words.token);
      person.types(`${discord.identity.token}\n`);
      await person.sees(words.accepted);
      await discord.botReady();
      expect(person.screen()).not.toContain(discord.identity.token);
      expect(person.screen()).not.toContain('not-the-token');
      expect(person.screen()).not.toContain(OTHER_TOKEN);
      expect(parse(readFileSync(settings))).toEqual({
        ECHO: 'off',
        DISCORD_TOKEN: discord.identity.token,
        ARTICLES_DIR: join(folder, 'my articles'),
      });
      expect(readFileSync(settings, 'utf8')).toMatch(/^# mine\n/);
      expect(statSync(settings).mode & 0o777).toBe(0o600);
      person.types('\x03');
      expect(await person.ended).toBe(0);
    },
  );

  it('goes on with the samples and in the terminal where both are skipped, and asks for no folder again', async () => {
    const { folder, env } = await fresh('zh_CN.UTF-8');
    const first = atTerminal(['start'], env, folder);
    await first.sees('文章在哪个文件夹？');
    first.types('\n');
    await first.sees('令牌？');
    first.types('\n');
    await first.sees('现在可以先在这里提问');
    first.types('训练 DeepSeek-V3 花了多少钱？\n');
    await first.sees('557.6万');
    await first.sees('?');
    first.types('\n');
    expect(await first.ended).toBe(0);
    for (const line of first.screen().split(/[\r\n]+/))
      if (line.startsWith('▌')) expect(stringWidth(line)).toBeLessThanOrEqual(80);

    const second = atTerminal(['start'], env, folder);
    await second.sees('令牌？');
    expect(second.screen()).not.toContain('哪个文件夹');
    second.types('\x03');
    expect(await second.ended).toBe(0);
  });

  it('takes a token that can’t be checked, and says so', async () => {
    const { folder, env, settings } = await fresh('en_US.UTF-8');
    const person = atTerminal(['start'], { ...env, DISCORD_API_URL: 'http://127.0.0.1:9/api' }, folder);
    await person.sees('Which folder');
    person.types('\n');
    await person.sees('The token of your');
    person.types(`${OTHER_TOKEN}\n`);
    await person.sees('could not be checked');
    expect(parse(readFileSync(settings))).toEqual({ DISCORD_TOKEN: OTHER_TOKEN });
  });
});
