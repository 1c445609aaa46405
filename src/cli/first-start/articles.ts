import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { countArticleFiles } from '../../articles/find.js';
import { UserError } from '../../errors.js';
import type { Speech } from '../i18n/speech.js';
import type { Prompt } from './prompt.js';

/** A folder that was given, with the number of article files in it. */
export interface NamedFolder {
  readonly path: string;
  readonly files: number;
}

/** Asks for the folder of articles until there is one with articles in it; null if the samples are enough. */
export async function askFolder(prompt: Prompt, { t, tell }: Speech): Promise<NamedFolder | null> {
  for (;;) {
    const typed = await prompt.ask(t('whichFolder'));
    if (!typed) return null;
    const path = folderIn(typed);
    try {
      const files = await countArticleFiles(path);
      if (files > 0) return { path, files };
      prompt.say(t('folderEmpty', { folder: path }));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      prompt.say(tell(error.told));
    }
  }
}

/** A path as people type it, or as a terminal writes that of a folder dropped on it. */
function folderIn(typed: string): string {
  const path = typed.replace(/^(["'])(.*)\1$/, '$2').replace(/^~(?=$|[/\\])/, homedir());
  return resolve(process.platform === 'win32' ? path : path.replace(/\\(.)/g, '$1'));
}
