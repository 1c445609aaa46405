/** The parameters that `PassageIndex` names. */
export const K1 = 1.2;
export const B = 0.75;
const LEAST_IDF = 1e-6;

/**
 * What an occurrence counts in a passage's text, and in its context: whole numbers, since Lucene counts in those. Their
 * ratio is the .6 that `PassageIndex` names.
 */
export const TEXT_COUNT = 5;
export const CONTEXT_COUNT = 3;

/** Separates a term from its count. No term has it: they hold letters, digits and a few marks. */
export const COUNT_MARK = '|';

/** @param having how many of all passages have a term */
export function idfOf(total: number, having: number): number {
  return Math.max(LEAST_IDF, Math.log((total - having + 0.5) / (having + 0.5)));
}

/**
 * The factor for a term's weight that turns Lucene's own idf into ours: Lucene adds 1 before it takes the logarithm,
 * so that a term which most passages have would still count.
 */
export function boostOf(total: number, having: number): number {
  return idfOf(total, having) / Math.log(1 + (total - having + 0.5) / (having + 0.5));
}

/**
 * What one term adds to the score that `PassageIndex` defines, in Painless: `_score` is its count. Lucene keeps only
 * a byte of a length; the exact one is in a field.
 */
export const EXACT_GAIN = `
double count = _score / ${TEXT_COUNT}.0;
return params.gain * count / (count + params.least + params.slope * doc['length'].value);`;

/** The inner product of a passage's vector and the question's, in Painless. */
export const COSINE = `
float[] own = doc['vector'].value;
List asked = params.vector;
double sum = 0;
for (int d = 0; d < own.length; d++) sum += own[d] * (double) asked.get(d);
return sum;`;

/** The vector of a passage, in Painless; nothing for other documents. */
export const VECTOR = `
List all = new ArrayList();
if (doc.containsKey('vector') && doc['vector'].size() > 0) for (float each : doc['vector'].value) all.add(each);
return all;`;
