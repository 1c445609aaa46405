import { fitLogistic, probability } from './logistic.mjs';
import { hash } from './sets.mjs';

/**
 * @typedef {import('./ask.mjs').Sample} Sample
 * @typedef {import('./ask.mjs').Answered} Answered
 * @typedef {{ features: Record<string, number>, y: 0 | 1, weight: number, kind: string, fold: number }} Labelled
 * @typedef {{ bias: number, weights: Record<string, number> }} Model
 * @typedef {{ answered: Answered, first: Sample, quotes: Sample[], confidences: number[], topic: number }} Judged
 */

/** The features for an answer, and those for its topic, with the signs that their weights must have. */
const ANSWERS = /** @type {const} */ ({
  passage: 1,
  run: 1,
  told: 1,
  quoted: 1,
  densest: 1,
  lead: 1,
  above: 1,
  cosine: 1,
  sentence: 1,
  given: 1,
  notGiven: -1,
  asks: 0,
  lacks: -1,
  asking: -1,
  open: -1,
  foreign: 0,
  translated: 0,
  holds: 1,
  said: 1,
  exact: 1,
  vague: -1,
  nobody: -1,
  dense: 1,
});
const TOPIC = /** @type {const} */ ({
  told: 1,
  titled: 1,
  passage: 1,
  lead: 1,
  above: 1,
  cosine: 1,
  asks: 0,
  says: 1,
  lacks: -1,
  foreign: 0,
  translated: 0,
  holds: 1,
  said: 1,
});

const FOLDS = 4;
/**
 * How much a later quote counts, a quote from half of a set's articles, and a set's question whose answer may be
 * elsewhere.
 */
const WORTH = { later: 0.4, ofHalf: 0.5, elsewhere: 0.2, doubtful: 0.35 };
/** The number of questions from which on a kind counts fully. */
const MANY = 500;
/** Chat is asked of every set: it must not outweigh their own questions. */
const CHATTER = 0.25;
/** The largest share of quotes that don't answer and are green. */
const FALSE_GREEN = 0.1;
/**
 * The largest share of answerable questions that end in nothing, by group: chat on an article's topic has to be
 * refused by the same threshold, and most of it is in the articles' language.
 */
const LOST = { han: 0.03, foreign: 0.02, translated: 0.02 };
/** From here on a quote is on the topic; as in `retrieval/judging/confidence.ts`. */
const LIKELY = 0.5;
/** Fewer questions of a kind in a group are strays. */
const STRAYS = 100;

export const GROUPS = /** @type {const} */ (['han', 'foreign', 'translated']);

/** @param {readonly Answered[]} all @param {ReadonlySet<string>} doubtful sets half of whose keys are wrong */
export function fitJudging(all, doubtful) {
  const samples = { answers: answerSamples(all, doubtful), topic: topicSamples(all) };
  const whole = { answers: fitModel(samples.answers, ANSWERS), topic: fitModel(samples.topic, TOPIC) };
  const folds = Array.from({ length: FOLDS }, (_, fold) => ({
    answers: fitModel(
      samples.answers.filter((one) => one.fold !== fold),
      ANSWERS,
    ),
    topic: fitModel(
      samples.topic.filter((one) => one.fold !== fold),
      TOPIC,
    ),
  }));
  const judged = all.flatMap((answered) => judge(answered, folds[foldOf(answered)] ?? whole) ?? []);
  return { ...whole, thresholds: thresholdsOf(judged), judged };
}

/** The same for kinds of questions that nothing was fitted to. @param {readonly Answered[]} all @param {ReadonlySet<string>} doubtful */
export function fitWithout(all, doubtful, /** @type {string} */ kind) {
  const others = all.filter((answered) => kindOf(answered) !== kind && answered.set !== kind);
  const { answers, topic, thresholds } = fitJudging(others, doubtful);
  const own = all.filter((answered) => kindOf(answered) === kind);
  return { thresholds, judged: own.flatMap((answered) => judge(answered, { answers, topic }) ?? []) };
}

/** @param {Answered} answered */
export function kindOf({ set, file }) {
  return file === 'chatter' ? 'chatter' : set;
}

/** @param {Answered} answered */
function foldOf({ id }) {
  return hash(id.replace(/(?:_QUERY_|-)\d+$/, '')) % FOLDS;
}

/** @param {readonly Answered[]} all @param {ReadonlySet<string>} doubtful @returns {Labelled[]} */
function answerSamples(all, doubtful) {
  return balanced(
    all.flatMap((answered) =>
      answered.wordings.flatMap((quotes) =>
        quotes.map((quote, i) => ({
          ...labelled(answered, quote, quote.isRight),
          weight:
            (i > 0 ? WORTH.later : 1) *
            (answered.isWhole ? 1 : WORTH.ofHalf) *
            (quote.isElsewhere ? WORTH.elsewhere : 1) *
            (doubtful.has(answered.set) && quote.isOfTopic && !quote.isRight ? WORTH.doubtful : 1),
        })),
      ),
    ),
  );
}

/**
 * A set does not say where the article is present but its answer is not.
 * @param {readonly Answered[]} all
 * @returns {Labelled[]}
 */
function topicSamples(all) {
  return balanced(
    all
      .filter(({ file }) => !/flagged|negdocs/.test(file))
      .flatMap((answered) =>
        answered.wordings.flatMap(([first]) =>
          first
            ? [{ ...labelled(answered, first, first.isOfTopic), weight: answered.isWhole ? 1 : WORTH.ofHalf }]
            : [],
        ),
      ),
  );
}

/** @param {Answered} answered @param {Sample} quote @param {boolean} isTrue */
function labelled(answered, { features }, isTrue) {
  return {
    features,
    y: /** @type {0 | 1} */ (isTrue ? 1 : 0),
    kind: kindOf(answered),
    fold: foldOf(answered),
  };
}

/**
 * Gives true and false samples the same weight in each kind, and each kind a weight by its size.
 * @param {Labelled[]} samples
 */
function balanced(samples) {
  /** @type {Map<string, { weight: number, count: number }>} */
  const sums = new Map();
  for (const { kind, y, weight } of samples) {
    const sum = sums.get(kind + y) ?? { weight: 0, count: 0 };
    sums.set(kind + y, { weight: sum.weight + weight, count: sum.count + 1 });
  }
  return samples.map((sample) => {
    const own = sums.get(sample.kind + sample.y);
    const mass = sample.kind === 'chatter' ? CHATTER : massOf(own?.count ?? 0);
    return { ...sample, weight: (sample.weight / (own?.weight ?? 1)) * mass };
  });
}

/** @param {readonly Labelled[]} samples @param {Readonly<Record<string, -1 | 0 | 1>>} signs @returns {Model} */
function fitModel(samples, signs) {
  const names = Object.keys(signs);
  const points = samples.map(({ features, y, weight }) => ({
    x: names.map((name) => features[name] ?? 0),
    y,
    weight,
  }));
  const { bias, weights } = fitLogistic(
    points,
    names.map((name) => signs[name] ?? 0),
  );
  const rounded = names.map((name, i) => /** @type {const} */ ([name, Number((weights[i] ?? 0).toFixed(3))]));
  return {
    bias: Number(bias.toFixed(3)),
    weights: Object.fromEntries(rounded.filter(([, weight]) => weight !== 0)),
  };
}

/**
 * The judgement of a question's surer wording.
 * @param {Answered} answered
 * @param {{ answers: Model, topic: Model }} models
 * @returns {Judged | null}
 */
function judge(answered, { answers, topic }) {
  const judged = answered.wordings.flatMap((quotes) => {
    const [first] = quotes;
    if (!first) return [];
    const confidences = quotes.map(({ features }) => (features.lacks ? 0 : probabilityOf(answers, features)));
    return [{ answered, first, quotes, confidences, topic: probabilityOf(topic, first.features) }];
  });
  return judged.sort((a, b) => surenessOf(b) - surenessOf(a))[0] ?? null;
}

/** How sure it is that the first quote answers. @param {Judged} judged */
export function confidenceOf({ confidences: [first = 0] }) {
  return first;
}

/** @param {Judged} judged */
function surenessOf(judged) {
  return confidenceOf(judged) + judged.topic;
}

/** @param {Model} model @param {Record<string, number>} features */
function probabilityOf({ bias, weights }, features) {
  const names = Object.keys(weights);
  const values = (/** @type {Record<string, number>} */ by) => names.map((name) => by[name] ?? 0);
  return probability({ bias, weights: values(weights) }, values(features));
}

/** @param {Judged} judged @returns {typeof GROUPS[number]} */
export function groupOf({ first: { features } }) {
  if (features.translated) return 'translated';
  return features.foreign ? 'foreign' : 'han';
}

/** @param {readonly Judged[]} judged */
function thresholdsOf(judged) {
  /** @param {typeof GROUPS[number]} group */
  const of = (group) => {
    const some = judged.filter((one) => groupOf(one) === group);
    const own = some.length < STRAYS ? judged : some;
    const found = lowest(
      (t) =>
        meanOverKinds(
          own,
          ({ first }) => !first.isRight,
          (one) => confidenceOf(one) >= t,
        ) <= FALSE_GREEN,
    );
    const related = lowest(
      (t) =>
        meanOverKinds(
          own,
          ({ answered }) => answered.isAnswerable,
          (one) => isRefused(one, { found, related: 1 - t }),
        ) <= LOST[group],
    );
    return { found, related: Number((1 - related).toFixed(2)) };
  };
  return { han: of('han'), foreign: of('foreign'), translated: of('translated') };
}

/** Whether a question gets no answer. @param {Judged} judged @param {{ found: number, related: number }} thresholds */
export function isRefused(judged, { found, related }) {
  return judged.topic < related && confidenceOf(judged) < Math.min(LIKELY, found);
}

/** The lowest of .01, .02 … that is enough. @param {(t: number) => boolean} willDo */
function lowest(willDo) {
  const steps = Array.from({ length: 98 }, (_, i) => (i + 1) / 100);
  return steps.find(willDo) ?? 0.99;
}

/**
 * The share that meets a condition, each kind counting by its size.
 * @param {readonly Judged[]} judged
 * @param {(one: Judged) => boolean} isOne
 * @param {(one: Judged) => boolean} isSo
 */
function meanOverKinds(judged, isOne, isSo) {
  const some = judged.filter((one) => isOne(one) && kindOf(one.answered) !== 'chatter');
  let sum = 0;
  let total = 0;
  for (const own of Map.groupBy(some, ({ answered }) => kindOf(answered)).values()) {
    if (own.length < STRAYS) continue;
    const mass = massOf(own.length);
    sum += (mass * own.filter(isSo).length) / own.length;
    total += mass;
  }
  return total === 0 ? 0 : sum / total;
}

/** How much a kind with a number of questions counts. @param {number} count */
function massOf(count) {
  return Math.min(1, Math.sqrt(count / MANY));
}
