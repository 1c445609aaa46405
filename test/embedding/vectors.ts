/** The cosine of two unit vectors. */
export function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (!a || !b || a.length !== b.length) throw new Error('these are not two vectors of one model');
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
