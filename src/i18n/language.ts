import { LOCALES, type Locale } from '../config.js';

/** The variables by which a POSIX system knows a person's language; the first that is set wins. */
const OF_SYSTEM = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/** Locales that write Chinese in Traditional characters: `zh_Hant_HK`, `zh-TW` and the like. */
const TRADITIONAL = /^zh[-_](?:.*hant|tw|hk|mo)/i;

/**
 * The language for a terminal's reader: that of `LOCALE`, else the system's. English if we don't speak it.
 *
 * @param env the variables, usually `process.env`
 * @param otherwise the system's language, for systems without such variables, such as Windows
 */
export function languageOf(env: Readonly<Record<string, string | undefined>>, otherwise = ''): Locale {
  const chosen = LOCALES.find((locale) => locale === env.LOCALE?.trim());
  if (chosen) return chosen;
  const system = OF_SYSTEM.map((name) => env[name]).find(Boolean) ?? otherwise;
  if (TRADITIONAL.test(system)) return 'zh-TW';
  return /^zh\b|^zh_/i.test(system) ? 'zh-CN' : 'en-US';
}
