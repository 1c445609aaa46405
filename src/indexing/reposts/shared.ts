/** What two texts have in common. */
export interface Shared {
  /** How many different shingles. */
  readonly distinct: number;
  /** For each place of the text that the table is of, how many of the shingles before it are in the other one, too. */
  readonly before: Uint32Array;
  /** The same for each place of the other text. */
  readonly beforeInOther: Uint32Array;
}

/**
 * A text's shingles in a table, to be compared with those of one text after another: each costs as much as to look its
 * own shingles up, and no set is made of them. The shingles are hashes, so that they say themselves where they are.
 */
export class ShingleTable {
  /** Of each place the number of its shingle, from 1 on, by the order in which they came. */
  readonly #numbers: Uint32Array;
  /** The number of the shingle in each slot; 0 for none. */
  readonly #slots: Uint32Array;
  /** By number. */
  readonly #shingles: Uint32Array;
  /** In which comparison each one was met last, by number. */
  readonly #met: Uint32Array;
  /** How many different shingles there are. */
  readonly size: number;
  #comparison = 0;

  constructor(shingles: Uint32Array) {
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * shingles.length + 2)));
    this.#shingles = new Uint32Array(shingles.length + 1);
    let size = 0;
    this.#numbers = shingles.map((shingle) => {
      const slot = this.#slotOf(shingle);
      if (this.#slots[slot] === 0) {
        this.#shingles[++size] = shingle;
        this.#slots[slot] = size;
      }
      return this.#slots[slot] ?? 0;
    });
    this.#met = new Uint32Array(size + 1);
    this.size = size;
  }

  /** Compares with another text. */
  sharedWith(other: Uint32Array): Shared {
    const comparison = ++this.#comparison;
    const met = this.#met;
    let distinct = 0;
    const beforeInOther = sumsOf(other, (shingle) => {
      const number = this.#slots[this.#slotOf(shingle)] ?? 0;
      if (number === 0) return 0;
      if (met[number] !== comparison) distinct++;
      met[number] = comparison;
      return 1;
    });
    return {
      distinct,
      before: sumsOf(this.#numbers, (number) => Number(met[number] === comparison)),
      beforeInOther,
    };
  }

  /** The slot of a shingle, or an empty one if it is not there. */
  #slotOf(shingle: number): number {
    const last = this.#slots.length - 1;
    let slot = shingle & last;
    for (;;) {
      const number = this.#slots[slot] ?? 0;
      if (number === 0 || this.#shingles[number] === shingle) return slot;
      slot = (slot + 1) & last;
    }
  }
}

/** The sums of what each item counts: before each of them, and of all. */
function sumsOf(items: Uint32Array, count: (item: number) => number): Uint32Array {
  const sums = new Uint32Array(items.length + 1);
  let sum = 0;
  for (let at = 0; at < items.length; at++) {
    sum += count(items[at] ?? 0);
    sums[at + 1] = sum;
  }
  return sums;
}
