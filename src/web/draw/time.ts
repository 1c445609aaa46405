import { type Html, html } from '../html.js';
import type { Inline } from '../markdown/inline.js';
import type { Drawing } from './drawing.js';

type Time = Extract<Inline, { kind: 'time' }>;

/** Discord's styles of a time; `R` is treated separately. */
const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** A time as it is written in the reader's language, in this machine's time zone. */
export function drawTime({ seconds, style }: Time, { locale, now }: Drawing): Html {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return html`${String(seconds)}`;
  const shown = style === 'R' ? relative(seconds - now() / 1000, locale) : absolute(date, style, locale);
  return html`<time datetime="${date.toISOString()}">${shown}</time>`;
}

function absolute(date: Date, style: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, STYLES[style] ?? STYLES.f).format(date);
}

function relative(difference: number, locale: string): string {
  const [unit, size] = UNITS.find(([, length]) => Math.abs(difference) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(difference / size), unit);
}
