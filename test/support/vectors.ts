/** A unit vector that differs for every seed, the same every time. */
export function unitVector(seed: number, dimensions: number): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, (_, i) =>
    Math.sin((seed + 1) * 12.9898 + i * 78.233),
  );
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
