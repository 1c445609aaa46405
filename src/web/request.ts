import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Locale } from '../config.js';
import type { Visitor } from './channel/channel.js';
import { acceptedLocale, isLocale, WORDS } from './i18n/languages.js';
import type { Words } from './i18n/words.js';

declare module 'hono' {
  interface ContextVariableMap {
    /** Whether whoever asks may use the workshop. */
    hasWorkshop?: boolean;
  }
}

/** A visitor is known by this cookie, which is no right to anything: it names their channel. */
const VISITOR = 'visitor';
const LANGUAGE = 'lang';
const VISITOR_BYTES = 18;
const YEAR = 365 * 24 * 60 * 60;

/** Cookies of ours: no script reads them, and no other site has them sent. */
export const COOKIE = { httpOnly: true, sameSite: 'Strict', path: '/' } as const;

/** What every page needs to know of who asks for it. */
export interface Asked {
  readonly locale: Locale;
  readonly words: Words;
  /** Null who has not done anything yet. */
  readonly visitor: Visitor | null;
  /** Whether they may use the workshop. */
  readonly hasWorkshop: boolean;
}

/** The language is that of `?lang=`, which is remembered, or the one chosen before, or the browser's. */
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

/** Where a page is, with these of its parameters and without a language. */
export function pathWith(c: Context, names: readonly string[]): string {
  const kept = new URLSearchParams();
  for (const name of names) {
    const value = c.req.query(name);
    if (value) kept.set(name, value);
  }
  return kept.size === 0 ? c.req.path : `${c.req.path}?${kept}`;
}

/** What a form has sent, by its fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** A field as text; empty where there is none, or it is a file. */
export function textOf(fields: Fields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** The visitor, who is one from now on. */
export function visitorOf(c: Context, asked: Asked): Visitor {
  if (asked.visitor) return asked.visitor;
  const id = randomBytes(VISITOR_BYTES).toString('base64url');
  setCookie(c, VISITOR, id, COOKIE);
  return { id, name: asked.words.you, locale: asked.locale };
}

function isVisitor(id: string | undefined): id is string {
  return id !== undefined && /^[\w-]{24}$/.test(id);
}
