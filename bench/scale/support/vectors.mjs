// Made-up vectors that lie as real ones do: everything has a part in common, then the passages of a subject, of an
// article, and last a part of its own. Fitted to what 1,565 real passages of news have: a cosine of .43 to most
// others, .50 to the 200th nearest, .56 to the 60th, .64 to the 10th, and .84 to the nearest.
import { randomOf } from '../../support/random.mjs';

export const DIMENSIONS = 512;

/** How much of a vector's square is common to all, to a field of subjects, to a subject, to an article; the rest is its own. */
const SHARES = { all: 0.43, field: 0.07, subject: 0.09, article: 0.15 };
const FIELDS = 24;
/** Subjects of so many passages. */
const PASSAGES_A_SUBJECT = 60;

/** Directions that vectors are put together from: sums of two of them are as good as new ones. */
const POOL = 4096;
/** How the directions' numbers shrink: real vectors use few of their dimensions fully. */
const DECAY = 0.35;

/** @param {() => number} random */
function gaussian(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** @type {Float32Array[] | undefined} */
let pool;

function directions() {
  pool ??= Array.from({ length: POOL }, (_, i) => {
    const random = randomOf(i + 1);
    const vector = new Float32Array(DIMENSIONS);
    for (let d = 0; d < DIMENSIONS; d++) vector[d] = gaussian(random) * (d + 1) ** -DECAY;
    return normalized(vector);
  });
  return pool;
}

/** @param {Float32Array} vector */
function normalized(vector) {
  let sum = 0;
  for (let d = 0; d < vector.length; d++) sum += (vector[d] ?? 0) ** 2;
  const scale = 1 / Math.sqrt(sum);
  for (let d = 0; d < vector.length; d++) vector[d] = (vector[d] ?? 0) * scale;
  return vector;
}

/** Adds a direction that a seed stands for. @param {Float32Array} vector @param {number} seed @param {number} share of the square */
function lean(vector, seed, share) {
  const random = randomOf(seed);
  const all = directions();
  const one = all[Math.floor(random() * POOL)] ?? vector;
  const other = all[Math.floor(random() * POOL)] ?? vector;
  const [a, b] = [
    Math.sqrt(share / 2) * (random() < 0.5 ? -1 : 1),
    Math.sqrt(share / 2) * (random() < 0.5 ? -1 : 1),
  ];
  for (let d = 0; d < vector.length; d++)
    vector[d] = (vector[d] ?? 0) + a * (one[d] ?? 0) + b * (other[d] ?? 0);
}

/**
 * The vector of a passage.
 *
 * @param {number} number
 * @param {number} article
 * @param {number} passages how many there are in all
 */
export function passageVector(number, article, passages) {
  const vector = new Float32Array(DIMENSIONS);
  const subject = Math.imul(article, 2654435761) >>> 0;
  const subjects = Math.max(FIELDS, Math.round(passages / PASSAGES_A_SUBJECT));
  lean(vector, 0, SHARES.all);
  lean(vector, 1e6 + ((subject % subjects) % FIELDS), SHARES.field);
  lean(vector, 2e6 + (subject % subjects), SHARES.subject);
  lean(vector, 3e7 + article, SHARES.article);
  lean(vector, 5e8 + number, 1 - SHARES.all - SHARES.field - SHARES.subject - SHARES.article);
  return normalized(vector);
}

/** Another vector near one. @param {Float32Array} vector @param {number} seed @param {number} away the share of its square that is new */
export function near(vector, seed, away) {
  const moved = vector.map((value) => value * Math.sqrt(1 - away));
  lean(moved, seed, away);
  return normalized(moved);
}
