import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zhCN } from './zh-CN.mjs';
import { zhTW } from './zh-TW.mjs';

/**
 * @typedef {'en-US' | 'zh-CN' | 'zh-TW'} Locale
 * @typedef {Readonly<Record<string, string | undefined>>} Texts
 */

/** What the bootstrap says in other languages, by the English texts. @type {Record<Locale, Texts>} */
export const TEXTS = { 'en-US': {}, 'zh-CN': zhCN, 'zh-TW': zhTW };

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const LOCALES = /** @type {Locale[]} */ (Object.keys(TEXTS));

/** As in src/i18n/language.ts, which is not compiled yet when this runs. */
const OF_SYSTEM = ['LC_ALL', 'LC_MESSAGES', 'LANG'];
const TRADITIONAL = /^zh[-_](?:.*hant|tw|hk|mo)/i;

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} [otherwise] the system's language if no variable tells it, as on Windows
 * @returns {Locale}
 */
export function languageOf(env, otherwise = '') {
  const chosen = LOCALES.find((locale) => locale === (env.LOCALE || '').trim());
  if (chosen) return chosen;
  const system = OF_SYSTEM.map((name) => env[name]).find(Boolean) || otherwise;
  if (TRADITIONAL.test(system)) return 'zh-TW';
  return /^zh\b|^zh_/i.test(system) ? 'zh-CN' : 'en-US';
}

/**
 * A text in the person's language, with its values in it.
 *
 * @param {string} text in English, a literal: it is the key in the other languages
 * @param {Readonly<Record<string, string | number>>} [values] for each `{{name}}`
 */
export function tell(text, values = {}) {
  const said = TEXTS[language()][text] || text;
  return said.replace(/\{\{(\w+)\}\}/g, (slot, name) => (name in values ? String(values[name]) : slot));
}

/** @type {Locale | undefined} */
let known;

function language() {
  if (known) return known;
  const { platform, env } = process;
  const otherwise = platform === 'win32' ? Intl.DateTimeFormat().resolvedOptions().locale : '';
  known = languageOf({ ...env, LOCALE: env.LOCALE || localeIn(join(ROOT, '.env')) }, otherwise);
  return known;
}

/**
 * The language in a settings file; nothing is installed yet that could read all of it.
 *
 * @param {string} file
 */
function localeIn(file) {
  try {
    const [, locale = ''] =
      /^\s*(?:export\s+)?LOCALE\s*=\s*["']?([\w-]+)/m.exec(readFileSync(file, 'utf8')) || [];
    return locale;
  } catch {
    // Most people have none, and the program itself will report one that can't be read.
    return '';
  }
}
