import { sentence } from './sentence.js';

/** The part of Discord's servers that one process of a bot serves. */
export interface ShardsOfProcess {
  /** From 0, ascending, each once. */
  readonly ids: readonly number[];
  /** Into how many parts the servers are cut, in all processes. */
  readonly of: number;
}

/** What it has to look like, for people who have written something else. */
export const NO_SHARDS = sentence(
  'does not say which shards of how many this process serves: it looks like 0/2, 0-3/16 or 0,2/4',
);

/** More than Discord has ever given to a bot. */
const MOST = 10_000;

/** Reads `0/2`, `0-3/16` or `0,2/4`; null if it is nothing of that kind. */
export function parseShards(text: string): ShardsOfProcess | null {
  const [, parts = '', total] = /^([\d,-]+)\/(\d+)$/.exec(text.replace(/\s+/g, '')) ?? [];
  const of = Number(total);
  if (!(of >= 1 && of <= MOST)) return null;
  const ranges = parts.split(',').map(rangeOf);
  const ids = new Set<number>();
  for (const range of ranges) {
    if (!range || range.from > range.to || range.to >= of) return null;
    for (let id = range.from; id <= range.to; id++) ids.add(id);
  }
  return { ids: [...ids].sort((a, b) => a - b), of };
}

function rangeOf(part: string): { readonly from: number; readonly to: number } | null {
  const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
  return from === undefined ? null : { from: Number(from), to: Number(to) };
}
