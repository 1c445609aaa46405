/**
 * The stages that a file goes through until it can be found, and the version of each. A version is raised whenever
 * the same input gives other output: fingerprints are computed from these numbers, so that what an older version made
 * is made again and never mixed with the new. `test/stages.test.ts` fails if one was forgotten.
 */
export const STAGES = {
  /** Bytes to text. */
  decode: 2,
  /** Text to front matter and blocks. */
  parse: 7,
  /** Blocks to the author's blocks. */
  clean: 11,
  /** Collection, title, address, date, author, language, tags, speakers. */
  facts: 7,
  /** A text to one without differences of case, width and script. */
  fold: 2,
  /** A folded text to terms. */
  tokenize: 3,
  /** A text to sentences. Their vectors are matched by their place: other sentence ends need other vectors. */
  sentences: 2,
  /** An article to passages. */
  cut: 3,
  /** A passage to what the model reads, and the places of its sentences in it. */
  embedInput: 2,
  /** A text to hashes of its runs of words. */
  shingles: 1,
  /** Articles to groups of the same text. */
  reposts: 2,
} as const;

export type Stage = keyof typeof STAGES;
