/**
 * @template Q
 * @typedef {(questions: readonly Q[], leftOut: string | number) => (question: Q) => number} Fit
 * Fits to some questions, without those of one part, and gives the worth on any question.
 */

/**
 * What a fit gains over the start on questions that it was not fitted to: for each kind the mean over its questions,
 * and over the kinds their mean and its standard error.
 *
 * @template {{ set: string }} Q
 * @param {readonly Q[]} questions
 * @param {Fit<Q>} fitTo
 * @param {(question: Q) => number} atStart
 * @param {(question: Q) => string | number} partOf what is left out with a question: its kind, or a fold of articles
 */
export function gainLeftOut(questions, fitTo, atStart, partOf = kindOf) {
  const parts = [...new Set(questions.map(partOf))];
  const fitted = new Map(
    parts.map((part) => [
      part,
      fitTo(
        questions.filter((question) => partOf(question) !== part),
        part,
      ),
    ]),
  );
  const gains = [...Map.groupBy(questions, kindOf)].map(([kind, own]) => {
    const differences = own.map(
      (question) => (fitted.get(partOf(question))?.(question) ?? 0) - atStart(question),
    );
    return { kind, ...meanOf(differences) };
  });
  return { gains, ...overKinds(gains) };
}

/** @param {{ set: string }} question */
function kindOf({ set }) {
  return set;
}

/** The mean over kinds, so that none outweighs others by its size. @template {{ set: string }} Q @param {readonly Q[]} questions @param {(question: Q) => number} worthOf */
export function meanOverKinds(questions, worthOf) {
  const sums = new Map();
  for (const question of questions) {
    const sum = sums.get(question.set) ?? { value: 0, count: 0 };
    sum.value += worthOf(question);
    sum.count++;
    sums.set(question.set, sum);
  }
  const means = [...sums.values()].map(({ value, count }) => value / count);
  return means.reduce((sum, mean) => sum + mean, 0) / means.length;
}

/** @param {readonly { mean: number, variance: number }[]} gains */
function overKinds(gains) {
  const mean = gains.reduce((sum, gain) => sum + gain.mean, 0) / gains.length;
  const error = Math.sqrt(gains.reduce((sum, { variance }) => sum + variance, 0)) / gains.length;
  return { mean, error };
}

/** A mean and its variance. @param {readonly number[]} values */
function meanOf(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: spread / values.length / values.length };
}
