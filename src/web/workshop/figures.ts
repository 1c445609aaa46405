/** A probability or a share, `83 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A score or a weight with a number of decimals; with a real minus sign, and none before 0. */
export function figure(value: number, decimals = 2): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text.replace('-', '−');
}

/** The same with its sign. */
export function signed(value: number): string {
  const text = figure(value);
  return Number(value.toFixed(2)) > 0 ? `+${text}` : text;
}

/** An amount of bytes, in MB. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

/** A time in ISO 8601 or in ms since 1970 as `2025-02-11 21:55`, in UTC. */
export function minuteOf(time: string | number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}
