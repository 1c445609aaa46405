/** How often a term occurs in a passage's text, and in its title, headings and speaker. */
export interface Occurrences {
  body: number;
  context: number;
}

/** The highest counts that are told apart: the text has five bits of a byte, the context three. */
const MOST = { body: 31, context: 7 } as const;

/**
 * The passages that a term occurs in, by ascending keys: for each the distance to the key before it, seven bits a
 * byte with the lowest first, and a byte of occurrences.
 */
export class PostingList {
  #bytes = new Uint8Array(64);
  #length = 0;
  #last = 0;

  /**
   * @param key greater than every one before
   * @param code from `codeOf`
   * @throws RangeError if it is not: a distance below 1 would garble all that follows
   */
  push(key: number, code: number): void {
    if (key <= this.#last)
      throw new RangeError(`the key ${key} comes after ${this.#last} in a list of postings`);
    // A distance below 2^35 and its occurrences take up to six bytes.
    if (this.#length + 6 > this.#bytes.length) this.#grow();
    let distance = key - this.#last;
    for (; distance >= 0x80; distance = Math.floor(distance / 0x80))
      this.#bytes[this.#length++] = (distance % 0x80) | 0x80;
    this.#bytes[this.#length++] = distance;
    this.#bytes[this.#length++] = code;
    this.#last = key;
  }

  /** Appends what another list's `bytes` returned; its keys are greater than those in this one. */
  append(bytes: Uint8Array): void {
    visitPostings(bytes, (key, code) => this.push(key, code));
  }

  /** They are valid until the list changes. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Begins another list, in the same memory. */
  clear(): void {
    this.#length = 0;
    this.#last = 0;
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2 + 6);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** A byte for how often a term occurs. */
export function codeOf({ body, context }: Occurrences): number {
  return Math.min(body, MOST.body) | (Math.min(context, MOST.context) << 5);
}

/** Calls `visit` for each passage of a list: its key and its byte of occurrences. */
export function visitPostings(bytes: Uint8Array, visit: (key: number, code: number) => void): void {
  let key = 0;
  for (let at = 0; at < bytes.length; ) {
    let distance = 0;
    let factor = 1;
    let byte = bytes[at++] ?? 0;
    for (; byte >= 0x80; byte = bytes[at++] ?? 0) {
      distance += (byte - 0x80) * factor;
      factor *= 0x80;
    }
    key += distance + byte * factor;
    visit(key, bytes[at++] ?? 0);
  }
}

/** How much each byte of occurrences counts, with weights for the text and the context. */
export function occurrenceWeights(body: number, context: number): Float64Array {
  return Float64Array.from({ length: 256 }, (_, code) => (code & 31) * body + (code >> 5) * context);
}
