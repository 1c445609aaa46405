import { firstQuote, quoteIn, ranked, readOf } from './replay.mjs';

/**
 * @import { Coordinate } from './ascend.mjs'
 * @import { Dumped, Passage, QuotedBy, Scored, Weights } from './replay.mjs'
 * @typedef {{ name: string, by: 'vectors' | 'keywords', rounds: number, coordinates: Readonly<Record<string, Coordinate>>, valuesFor: (weights: Weights) => (tried: Weights, question: Dumped) => number }} Group
 * Weights that are fitted together, and the worth of a question's outcome by them; the others stay unchanged.
 */

/** The cost of a character compared with having the answer: in a quote, and in the bold part that points to it. */
const CHARACTER = { quote: 0.0003, bold: 0.0006 };
/** The least cost of continuing in another paragraph: quotes should read as one thought. */
const READABLE = 0.005;
/** The worth of having the answer in bold, compared with having it in the quote. */
const IN_BOLD = 0.5;
/** The worth of a passage's probability compared with its place: it distinguishes near misses from far ones. */
const LIKELIHOOD = 0.1;
/** A right passage is never taken to be less likely than this, so that no single question outweighs others. */
const UNLIKELY = 1e-3;
/** The worth of the right article if the passage lacks the answer. */
const ELSEWHERE = 0.5;

/** @type {(...moves: number[]) => Coordinate} */
const factor = (...moves) => ({ by: 'factor', moves });
/** @type {(moves: readonly number[], bounds?: { least?: number, most?: number }) => Coordinate} */
const step = (moves, bounds = {}) => ({ by: 'step', moves, ...bounds });

const STEPS = [0.08, -0.08, 0.04, -0.04, 0.02, -0.02];
const WEIGHT = step(STEPS, { least: 0 });
const FACTORS = factor(1.5, 0.67, 1.2, 0.83, 1.08, 0.93);

/** @param {'vectors' | 'keywords'} by */
function rankCoordinates(by) {
  const words = { coverage: WEIGHT, densest: WEIGHT, lexical: WEIGHT, length: step(STEPS) };
  const all = by === 'vectors' ? { cosine: WEIGHT, sentence: WEIGHT, ...words } : words;
  const named = { ...all, lacks: step([0.1, -0.1, 0.05, -0.05], { least: -1, most: 0 }) };
  return Object.fromEntries(Object.entries(named).map(([name, one]) => [`rank.${by}.${name}`, one]));
}

/** @param {'vectors' | 'keywords'} by @returns {Group[]} */
function rankGroups(by) {
  return [
    {
      name: `rank.${by}`,
      by,
      rounds: 4,
      coordinates: rankCoordinates(by),
      valuesFor: (weights) => {
        const read = once((/** @type {Dumped} */ question) => readOf(question, weights.fusion));
        const holds = once(
          (/** @type {Passage} */ passage) => quoteIn(passage, weights)?.quote.holds ?? false,
        );
        return (tried, question) => placeValue(ranked(read(question), tried.rank[by]), holds);
      },
    },
    {
      name: `rank.${by}.logit`,
      by,
      rounds: 3,
      coordinates: { [`rank.${by}.logit`]: FACTORS },
      valuesFor: (weights) => {
        const order = once((/** @type {Dumped} */ question) =>
          ranked(readOf(question, weights.fusion), weights.rank[by]),
        );
        return (tried, question) => likelihood(order(question), tried.rank[by].logit);
      },
    },
  ];
}

/** @type {Group} */
const FUSION = {
  name: 'fusion',
  by: 'vectors',
  rounds: 3,
  coordinates: {
    'fusion.denseWeight': step([0.1, -0.1, 0.05, -0.05], { least: 0, most: 1 }),
    'fusion.cosineFloor': step([0.05, -0.05], { least: 0, most: 0.75 }),
    'fusion.cosineCeiling': step([0.05, -0.05], { least: 0.76, most: 1 }),
  },
  valuesFor: (weights) => (tried, question) => readValue(readOf(question, tried.fusion), weights),
};

/** Each by itself: together they find what suits some questions of a kind by chance. @type {Group[]} */
const QUOTES = Object.entries({
  paragraph: { ...factor(0.25, 0.5, 2, 0.7, 1.4), least: READABLE },
  quote: FACTORS,
  core: FACTORS,
}).map(([name, coordinate]) => ({
  name: `quotes.${name}`,
  by: 'vectors',
  rounds: 4,
  coordinates: { [`quotes.${name}`]: coordinate },
  valuesFor: quoteValues,
}));

/** @type {Group} */
const SENTENCES = {
  name: 'sentences',
  by: 'vectors',
  rounds: 3,
  coordinates: Object.fromEntries(
    ['cosine', 'lexical', 'before', 'after', 'length']
      .concat(['date', 'number', 'reason', 'place', 'name'].map((kind) => `kinds.${kind}`))
      .map((name) => [`sentences.${name}`, FACTORS]),
  ),
  valuesFor: quoteValues,
};

/** In the order of fitting: later ones start from what was found before. */
export const GROUPS = {
  vectors: [FUSION, ...rankGroups('vectors'), ...QUOTES, SENTENCES],
  keywords: rankGroups('keywords'),
};

/** @param {Weights} weights */
function quoteValues(weights) {
  const order = once((/** @type {Dumped} */ question) =>
    ranked(readOf(question, weights.fusion), weights.rank.vectors),
  );
  return (/** @type {Weights} */ tried, /** @type {Dumped} */ question) => quoteValue(order(question), tried);
}

/**
 * The worth of the passages that are read: those with the answer, the earlier the better.
 * @param {readonly Passage[]} read
 * @param {Weights} weights
 */
function readValue(read, weights) {
  const [first] = ranked(read, weights.rank.vectors);
  const isRead = read.some((passage) => passage.isOfArticle && hasAnswer(passage));
  return Number(isRead) + Number(first?.passage.isOfArticle ?? false);
}

/**
 * The worth of an order of passages: the right article first, its answer in the first quote, and how likely it seems.
 * @param {readonly Scored[]} order
 * @param {(passage: Passage) => boolean} holds whether the quote of a passage has the answer
 */
function placeValue(order, holds) {
  const passage = order[0]?.passage;
  const quoted = Number(passage?.isOfArticle ? holds(passage) : false);
  return Number(passage?.isOfArticle ?? false) + quoted + LIKELIHOOD * likelihood(order, LOGIT);
}
/** The logit of a score, only for this. */
const LOGIT = 30;

/** @param {readonly Scored[]} order @param {number} logit */
function likelihood(order, logit) {
  const most = Math.max(...order.map(({ score }) => score));
  let total = 0;
  let right = 0;
  for (const { passage, score } of order) {
    const power = Math.exp(logit * (score - most));
    total += power;
    if (passage.isOfArticle) right += power * (hasAnswer(passage) ? 1 : ELSEWHERE);
  }
  return Math.log(total === 0 ? UNLIKELY : Math.max(UNLIKELY, right / total));
}

/** @param {Passage} passage */
function hasAnswer({ runs }) {
  return runs.some((run) => run.holds);
}

/** @param {readonly Scored[]} order @param {QuotedBy} by */
function quoteValue(order, by) {
  const found = firstQuote(order, by);
  if (!found) return 0;
  const { quote, core } = found;
  const quoted = Number(quote.holds) - CHARACTER.quote * quote.quoted;
  return quoted + IN_BOLD * (Number(core.marks) - CHARACTER.bold * core.length);
}

/** @template {object} K @template T @param {(key: K) => T} of @returns {(key: K) => T} */
function once(of) {
  /** @type {WeakMap<K, T>} */
  const known = new WeakMap();
  return (key) => {
    const found = known.get(key) ?? of(key);
    known.set(key, found);
    return found;
  };
}
