import { at } from '../text/at.js';
import { fold } from '../text/fold.js';
import { hasPaired } from '../text/letters.js';
import type { ArticleTitle } from './passage-index.js';
import { piecesIn, piecesOf } from './title-pieces.js';
import { best } from './top.js';

/** How much of a typed text is used, in UTF-16 code units: more than any title typed by hand has. */
const LONGEST = 200;
/** From this likeness on a title is a match. */
const LEAST_LIKENESS = 0.6;
/** Marks the beginning of each word of an id when it is compared. */
const ID_WORD = '-';

/** A title as it is compared. */
export function foldTitle(title: string): string {
  return fold(title).trim();
}

/**
 * How well a title, or a heading, matches a typed text: 3 if it is the text, 2 to 2.5 if it contains it, 2 if the
 * article's id does, 1 if it has all of the text's pieces (`piecesOf`), else the share of them, 0..1.
 */
export function titleLikeness(title: string, id: string, text: string): number {
  const folded = foldTitle(title);
  const wanted = wantedOf(text);
  const has = piecesIn(folded);
  const share = sumOf(wanted.pieces.filter((piece) => has.has(piece.text)));
  return likeness({ title: folded, id: idWords(id) }, wanted, share);
}

interface Wanted {
  readonly text: string;
  /** What is looked for in an id; null if nearly every id would contain it. */
  readonly inId: string | null;
  /** The weights together are 1. */
  readonly pieces: ReturnType<typeof piecesOf>;
}

function wantedOf(text: string): Wanted {
  const folded = foldTitle(text).slice(0, LONGEST);
  const pieces = piecesOf(folded);
  const all = sumOf(pieces);
  const inId = hasPaired(folded) ? folded : idWords(folded);
  return {
    text: folded,
    inId: folded.length > 1 && inId !== '' ? inId : null,
    pieces: pieces.map((piece) => ({ ...piece, weight: piece.weight / all })),
  };
}

function sumOf(pieces: Wanted['pieces']): number {
  return pieces.reduce((sum, { weight }) => sum + weight, 0);
}

/** Text in the middle of words does not count as contained, unless nearly all of its pieces are there, too. */
function likeness(
  { title, id }: { readonly title: string; readonly id: string },
  { text, inId, pieces }: Wanted,
  share: number,
): number {
  if (title === text) return 3;
  const mayHold = share >= LEAST_LIKENESS || pieces.length === 0;
  if (mayHold && title.includes(text)) return 2 + text.length / title.length / 2;
  if (inId !== null && id.includes(inId)) return 2;
  // Weights are fractions, whose sum may differ slightly from 1.
  return share > 1 - 1e-9 ? 1 : share;
}

/** An id as it is compared: its words, each with a mark before it. */
function idWords(id: string): string {
  const words = fold(id).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word) => ID_WORD + word).join('');
}

interface Entry<Shown> {
  readonly shown: Shown;
  readonly title: string;
  readonly id: string;
}

/**
 * Looks titles up by their pieces: a lookup costs a pass over the titles that have one of the text's pieces, and a
 * comparison with each id.
 */
export class TitleIndex<Shown = ArticleTitle> {
  readonly #entries: Entry<Shown>[] = [];
  /** The places of the titles that have a piece. */
  readonly #places = new Map<string, number[]>();

  /**
   * Of titles that match a text equally well, the one that was added first comes first.
   *
   * @param title as `foldTitle` gives it
   * @param id another name by which it is found; empty for none
   */
  add(shown: Shown, title: string, id: string): void {
    const place = this.#entries.push({ shown, title, id: idWords(id) }) - 1;
    for (const piece of piecesIn(title)) {
      const places = this.#places.get(piece);
      if (places) places.push(place);
      else this.#places.set(piece, [place]);
    }
  }

  /** The best matches, best first; for an empty text, those that were added first. */
  search(text: string, limit: number): Shown[] {
    const wanted = wantedOf(text);
    if (wanted.text === '') return this.#entries.slice(0, limit).map(({ shown }) => shown);
    const scores = this.#shares(wanted);
    const matches: number[] = [];
    for (const [place, entry] of this.#entries.entries()) {
      const score = likeness(entry, wanted, at(scores, place));
      scores[place] = score;
      if (score >= LEAST_LIKENESS) matches.push(place);
    }
    return best(matches, scores, limit).map((place) => at(this.#entries, place).shown);
  }

  /** For each title, the share of the text's pieces that it has, 0..1. */
  #shares({ pieces }: Wanted): Float64Array {
    const shares = new Float64Array(this.#entries.length);
    for (const { text, weight } of pieces)
      for (const place of this.#places.get(text) ?? []) shares[place] = at(shares, place) + weight;
    return shares;
  }
}
