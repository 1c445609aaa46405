import type { Config } from '../../config.js';
import { createNetwork } from '../../operations/proxy/network.js';
import type { Speech } from '../i18n/speech.js';
import { openStore } from '../open-store.js';
import { done } from '../output/steps.js';
import { askFolder } from './articles.js';
import { type Prompt, promptIn } from './prompt.js';
import { settingsFile, tryWriteSetting } from './settings-file.js';
import { askToken } from './token.js';

/**
 * Asks a person in a terminal for what a first start lacks: their folder of articles, as long as there are only the
 * samples and no index, and the bot's token. Without a terminal it asks nothing.
 *
 * @returns the settings with the answers, which are saved in .env
 */
export async function askForSettings(config: Config, speech: Speech, signal: AbortSignal): Promise<Config> {
  const { stdin, stdout } = process;
  if (!stdin.isTTY || !stdout.isTTY) return config;
  const prompt = promptIn(stdin, stdout, signal);
  const withArticles = await withFolder(config, prompt, speech);
  return signal.aborted ? withArticles : await withToken(withArticles, prompt, speech);
}

async function withFolder(config: Config, prompt: Prompt, speech: Speech): Promise<Config> {
  if (!config.hasSampleArticles || (await openStore(config).current()) !== null) return config;
  const folder = await askFolder(prompt, speech);
  if (folder === null) return config;
  keep('ARTICLES_DIR', folder.path, prompt, speech, (file) =>
    speech.t('folderTaken', { count: folder.files, file }),
  );
  return { ...config, articlesDir: folder.path, hasSampleArticles: false };
}

async function withToken(config: Config, prompt: Prompt, speech: Speech): Promise<Config> {
  if (config.discord.token !== null) return config;
  const network = createNetwork(config.proxy);
  try {
    const typed = await askToken(prompt, config.discord.apiUrl, network, speech);
    if (typed === null) return config;
    const { token, unchecked } = typed;
    keep('DISCORD_TOKEN', token, prompt, speech, (file) =>
      unchecked === null
        ? speech.t('tokenTaken', { file })
        : speech.t('tokenUnchecked', { file, why: speech.tell(unchecked) }),
    );
    return { ...config, discord: { ...config.discord, token } };
  } finally {
    await network.close();
  }
}

/** If the file can't be written, the answer counts until the program ends. */
function keep(
  name: string,
  value: string,
  { say }: Prompt,
  { t }: Speech,
  taken: (file: string) => string,
): void {
  const file = settingsFile();
  const problem = tryWriteSetting(file, name, value);
  say(
    problem === null ? `${done(process.stdout)}${taken(file)}` : t('notWritten', { file, reason: problem }),
  );
}
