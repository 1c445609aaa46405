import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Locale } from '../config.js';
import type { Visitor } from './channel/channel.js';
import { acceptedLocale, isLocale, WORDS } from './i18n/languages.js';
import type { Words } from './i18n/words.js';

declare module 'hono' {
  interface ContextVariableMap {
    /** Whether the visitor may use the workshop. */
    hasWorkshop?: boolean;
  }
}

/** A visitor is known by this cookie, which names their channel and gives no rights. */
const VISITOR = 'visitor';
const LANGUAGE = 'lang';
const VISITOR_BYTES = 18;
const YEAR = 365 * 24 * 60 * 60;

/** For our cookies: no script can read them, and no other site can make a browser send them. */
export const COOKIE = { httpOnly: true, sameSite: 'Strict', path: '/' } as const;

/** What every page needs to know about its visitor. */
export interface Asked {
  readonly locale: Locale;
  readonly words: Words;
  /** Null for a visitor who has not done anything yet. */
  readonly visitor: Visitor | null;
  /** Whether they may use the workshop. */
  readonly hasWorkshop: boolean;
}

/** The language is that of `?lang=`, which is remembered, or else the one chosen before, or the browser's. */
export function askedBy(c: Context, fallback: Locale): Asked {
  const wanted = c.req.query('lang');
  if (isLocale(wanted)) setCookie(c, LANGUAGE, wanted, { ...COOKIE, maxAge: YEAR });
  const chosen = isLocale(wanted) ? wanted : getCookie(c, LANGUAGE);
  const locale = isLocale(chosen) ? chosen : (acceptedLocale(c.req.header('accept-language')) ?? fallback);
  const words = WORDS[locale];
  const id = getCookie(c, VISITOR);
  const visitor = isVisitor(id) ? { id, name: words.you, locale } : null;
  return { locale, words, visitor, hasWorkshop: c.get('hasWorkshop') === true };
}

/** A page's address with these parameters and without a language. */
export function pathWith(c: Context, names: readonly string[]): string {
  const kept = new URLSearchParams();
  for (const name of names) {
    const value = c.req.query(name);
    if (value) kept.set(name, value);
  }
  return kept.size === 0 ? c.req.path : `${c.req.path}?${kept}`;
}

/** A form's values by field. */
export type Fields = Readonly<Record<string, unknown>>;

/** A field as text; empty if there is none, or it is a file. */
export function textOf(fields: Fields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** The visitor, who is given a cookie if there was none. */
export function visitorOf(c: Context, asked: Asked): Visitor {
  if (asked.visitor) return asked.visitor;
  const id = randomBytes(VISITOR_BYTES).toString('base64url');
  setCookie(c, VISITOR, id, COOKIE);
  return { id, name: asked.words.you, locale: asked.locale };
}

function isVisitor(id: string | undefined): id is string {
  return id !== undefined && /^[\w-]{24}$/.test(id);
}
