import type { Network } from '../../operations/proxy/network.js';
import type { Told } from '../../sentence.js';
import { tryToken } from '../checks/discord.js';
import type { Speech } from '../i18n/speech.js';
import type { Prompt } from './prompt.js';
import { isTokenShaped } from './token-shape.js';

/** A token that was typed. */
export interface TypedToken {
  readonly token: string;
  /** Why it could not be checked, or null: Discord accepts it. */
  readonly unchecked: Told | null;
}

/** Asks for the bot's token until Discord accepts one, or can't be reached; null if the person wants none. */
export async function askToken(
  prompt: Prompt,
  apiUrl: string,
  network: Network,
  { t }: Speech,
): Promise<TypedToken | null> {
  prompt.say(t('whereToken'));
  for (;;) {
    const token = await prompt.askHidden(t('whichToken'));
    if (!token) return null;
    if (!isTokenShaped(token)) {
      prompt.say(t('tokenMisshapen'));
      continue;
    }
    const tried = await tryToken(apiUrl, token, network);
    if (tried.kind === 'accepted') return { token, unchecked: null };
    if (tried.kind === 'unknown') return { token, unchecked: tried.why };
    prompt.say(t('tokenRefused'));
  }
}
