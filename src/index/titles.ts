import { at } from '../text/at.js';
import { fold } from '../text/fold.js';
import type { ArticleTitle } from './passage-index.js';
import { best } from './top.js';

/** As much of what was typed as is looked for, in UTF-16 code units: longer than any title that is typed by hand. */
const LONGEST = 200;

/** A title as it is compared. */
export function foldTitle(title: string): string {
  return fold(title).trim();
}

/**
 * How well a title or an id goes with what was typed, all of them folded: 3 where the title is the text, 2 to 2.5
 * where it contains it, 2 where the id does, else the share of the text's characters that the title has, 0..1.
 */
export function likeness(title: string, id: string, wanted: string, share: number): number {
  if (title === wanted) return 3;
  if (share === 1 && title.includes(wanted)) return 2 + wanted.length / title.length / 2;
  return id.includes(wanted) ? 2 : share;
}

/** What is less like the text than this is no match. */
const LEAST_LIKENESS = 0.5;

interface Entry {
  readonly shown: ArticleTitle;
  readonly title: string;
  readonly id: string;
}

/**
 * Looks titles up by the characters in them: what was typed costs a pass over the titles that have one of its
 * characters, and a comparison for each id.
 */
export class TitleIndex {
  readonly #entries: Entry[] = [];
  /** The places of the titles that have a character. */
  readonly #places = new Map<string, number[]>();

  /**
   * Of titles that are equally like a text, the one that was added first comes first.
   *
   * @param title as `foldTitle` gives it
   */
  add(shown: ArticleTitle, title = foldTitle(shown.title)): void {
    const place = this.#entries.push({ shown, title, id: fold(shown.id) }) - 1;
    for (const letter of new Set(title)) {
      const places = this.#places.get(letter);
      if (places) places.push(place);
      else this.#places.set(letter, [place]);
    }
  }

  /** The best matches, best first; the first ones that were added for an empty text. */
  search(text: string, limit: number): ArticleTitle[] {
    const wanted = fold(text).trim().slice(0, LONGEST);
    if (wanted === '') return this.#entries.slice(0, limit).map(({ shown }) => shown);
    const scores = this.#shares(wanted);
    const matches: number[] = [];
    for (const [place, { title, id }] of this.#entries.entries()) {
      const score = likeness(title, id, wanted, at(scores, place));
      scores[place] = score;
      if (score >= LEAST_LIKENESS) matches.push(place);
    }
    return best(matches, scores, limit).map((place) => at(this.#entries, place).shown);
  }

  /** For each title, the share of the text's characters that it has, 0..1; white space counts as none. */
  #shares(wanted: string): Float64Array {
    const letters = new Set(wanted.replace(/\s/g, ''));
    const shares = new Float64Array(this.#entries.length);
    for (const letter of letters)
      for (const place of this.#places.get(letter) ?? []) shares[place] = at(shares, place) + 1;
    return shares.map((count) => count / letters.size);
  }
}
