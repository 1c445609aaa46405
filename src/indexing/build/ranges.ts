import { createHash } from 'node:crypto';
import type { EmbeddingInput } from '../../embedding/embedder.js';
import type { CutArticle } from '../../index/records.js';
import type { RunRange } from '../../index/run-sharing.js';
import { embeddingInput } from '../../passages/context.js';

/**
 * How many passages a range has: some seconds of one thread's work, so that little is waited for at the end of a run,
 * and far more than what it costs to claim it.
 */
const SIZE = { least: 64, most: 128 } as const;
/** Of articles in between, one in this many ends a range. */
const ENDING = 4;

/** Passages that follow each other in an article, from one up to before another. */
interface Piece {
  readonly cut: CutArticle;
  readonly from: number;
  readonly to: number;
}

/** A range with the passages in it. */
export interface CutRange extends RunRange {
  readonly pieces: readonly Piece[];
}

/**
 * Divides what was cut into ranges. Where one ends depends on its last article: so two indexers whose articles differ
 * in one place have the same ranges before it and soon after it.
 *
 * @param textFingerprint how they were cut
 */
export function* rangesOf(cuts: Iterable<CutArticle>, textFingerprint: string): Generator<CutRange> {
  let pieces: Piece[] = [];
  for (const piece of piecesOf(cuts)) {
    pieces.push(piece);
    const passages = countOf(pieces);
    if (passages < SIZE.least || (passages < SIZE.most && !isEnding(piece))) continue;
    yield rangeOf(pieces, textFingerprint);
    pieces = [];
  }
  if (pieces.length > 0) yield rangeOf(pieces, textFingerprint);
}

/** What is embedded for the passages of a range. */
export function inputsOf({ pieces }: CutRange): EmbeddingInput[] {
  return pieces.flatMap(({ cut: { article, passages }, from, to }) =>
    passages.slice(from, to).map((passage) => embeddingInput(article, passage)),
  );
}

/** Articles, long ones in several pieces. */
function* piecesOf(cuts: Iterable<CutArticle>): Generator<Piece> {
  for (const cut of cuts)
    for (let from = 0; from < cut.passages.length; from += SIZE.most)
      yield { cut, from, to: Math.min(from + SIZE.most, cut.passages.length) };
}

function countOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { from, to }) => sum + to - from, 0);
}

function isEnding({ cut }: Piece): boolean {
  return Number.parseInt(cut.hash.slice(0, 2), 16) % ENDING === 0;
}

function rangeOf(pieces: readonly Piece[], textFingerprint: string): CutRange {
  const parts = pieces.map(({ cut, from, to }) => [cut.hash, from, to]);
  const id = createHash('sha256')
    .update(JSON.stringify([textFingerprint, parts]))
    .digest('hex');
  return { id, passages: countOf(pieces), pieces };
}
