/**
 * @template Q
 * @typedef {(questions: readonly Q[], leftOut?: string) => (question: Q) => number} Fit
 * Fits to some questions, those of a kind left out, and tells what that is worth on any.
 */

/**
 * What a fit gains on kinds that it was not fitted to, beside the start: for each kind the mean over its questions, and
 * over the kinds their mean and its standard error.
 *
 * @template {{ set: string }} Q
 * @param {readonly Q[]} questions
 * @param {Fit<Q>} fitTo
 * @param {(question: Q) => number} atStart
 */
export function gainLeftOut(questions, fitTo, atStart) {
  const kinds = Map.groupBy(questions, ({ set }) => set);
  const gains = [...kinds].map(([kind, own]) => {
    const worthOf = fitTo(
      questions.filter(({ set }) => set !== kind),
      kind,
    );
    return { kind, ...meanOf(own.map((question) => worthOf(question) - atStart(question))) };
  });
  return { gains, ...overKinds(gains) };
}

/** The same on articles that it was not fitted to, kinds by kind. @template {{ set: string }} Q @param {readonly Q[]} questions @param {Fit<Q>} fitTo @param {(question: Q) => number} atStart @param {(question: Q) => number} foldOf @param {number} folds */
export function gainByFolds(questions, fitTo, atStart, foldOf, folds) {
  const fitted = Array.from({ length: folds }, (_, fold) =>
    fitTo(questions.filter((question) => foldOf(question) !== fold)),
  );
  const kinds = Map.groupBy(questions, ({ set }) => set);
  const gains = [...kinds].map(([kind, own]) => {
    const differences = own.map((question) => {
      const worthOf = fitted[foldOf(question)];
      return (worthOf?.(question) ?? 0) - atStart(question);
    });
    return { kind, ...meanOf(differences) };
  });
  return { gains, ...overKinds(gains) };
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
