import type { ArticleInfo } from './passage-index.js';

/** The oldest first; those without a date before all others. */
export function byDate(a: ArticleInfo, b: ArticleInfo): number {
  return compare(a.date ?? '', b.date ?? '');
}

export function byId(a: ArticleInfo, b: ArticleInfo): number {
  return compare(a.id, b.id);
}

/** The members of a group of reposts: its first article, then the oldest; those without a date last. */
export function membersOf(group: string, infos: readonly ArticleInfo[]): ArticleInfo[] {
  return infos
    .filter(({ repostOf }) => repostOf === group)
    .sort(
      (a, b) =>
        Number(a.id !== group) - Number(b.id !== group) ||
        Number(a.date === null) - Number(b.date === null) ||
        byDate(a, b) ||
        byId(a, b),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
