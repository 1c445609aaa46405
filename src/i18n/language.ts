import { LOCALES, type Locale } from '../config.js';

/** What a POSIX system is told a person's language by, the first that is set wins. */
const OF_SYSTEM = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/** Where Chinese is written in Traditional characters; `zh_Hant_HK`, `zh-TW` and their like. */
const TRADITIONAL = /^zh[-_](?:.*hant|tw|hk|mo)/i;

/**
 * The language of whoever reads a terminal: that of `LOCALE`, else the system's. English where it is none of ours.
 *
 * @param env the variables, usually `process.env`
 * @param otherwise the system's language where no variable tells it, as on Windows
 */
export function languageOf(env: Readonly<Record<string, string | undefined>>, otherwise = ''): Locale {
  const chosen = LOCALES.find((locale) => locale === env.LOCALE?.trim());
  if (chosen) return chosen;
  const system = OF_SYSTEM.map((name) => env[name]).find(Boolean) ?? otherwise;
  if (TRADITIONAL.test(system)) return 'zh-TW';
  return /^zh\b|^zh_/i.test(system) ? 'zh-CN' : 'en-US';
}
