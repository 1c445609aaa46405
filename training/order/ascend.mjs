/**
 * @typedef {Readonly<Record<string, number>>} Point
 * @typedef {{ by: 'factor' | 'step', moves: readonly number[], least?: number, most?: number }} Coordinate
 * How a number is varied: multiplied by, or increased by, each move, within bounds.
 */

/** Gains below this don't count. */
const LEAST_GAIN = 1e-6;

/**
 * Coordinate ascent: each number in turn is moved for as long as that gains, a few rounds of all of them, with
 * smaller moves each time. No chance in it: the same start and the same value give the same point.
 *
 * @param {Point} start
 * @param {Readonly<Record<string, Coordinate>>} coordinates
 * @param {(point: Point) => number} worthOf
 * @param {number} rounds
 * @returns {Point}
 */
export function ascend(start, coordinates, worthOf, rounds) {
  let best = start;
  let most = worthOf(best);
  for (let round = 0; round < rounds; round++) {
    const before = best;
    for (const [name, coordinate] of Object.entries(coordinates)) {
      for (const move of coordinate.moves) {
        const tried = { ...best, [name]: moved(best[name] ?? 0, coordinate, move, 0.7 ** round) };
        const value = worthOf(tried);
        if (value <= most + LEAST_GAIN) continue;
        best = tried;
        most = value;
      }
    }
    if (best === before) break;
  }
  return best;
}

/** @param {number} value @param {Coordinate} coordinate @param {number} move @param {number} share of the move */
function moved(
  value,
  { by, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY },
  move,
  share,
) {
  const other = by === 'factor' ? value * move ** share : value + move * share;
  return Number(Math.min(most, Math.max(least, other)).toPrecision(3));
}
