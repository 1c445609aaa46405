import { DEFAULT_COLLECTION } from '../articles/source/collection.js';
import { UserError } from '../errors.js';
import { sentence } from '../sentence.js';
import type { CollectionInfo, GenerationInfo } from './generation-info.js';

/** Several servers use the index, and nobody has set which collections this one is for. */
export const UNBOUND = Symbol('unbound');

/** Which collections may be read: those of these names, or null for all. */
export type Scope = readonly string[] | null | typeof UNBOUND;

/**
 * The collections of a generation that a scope lets through; null for all of them. Nobody has to be told apart where
 * all articles lie in the folder itself.
 *
 * @throws UserError `unbound` if it is not said which
 */
export function allowedIn(
  { collections }: Pick<GenerationInfo, 'collections'>,
  scope: Scope,
): readonly string[] | null {
  if (scope === null) return null;
  if (scope !== UNBOUND) return collections.every(({ name }) => scope.includes(name)) ? null : scope;
  if (collections.every(({ name }) => name === DEFAULT_COLLECTION)) return null;
  throw new UserError(
    'unbound',
    sentence('It has not been said yet which collections of articles this server is for.'),
  );
}

/** What both of two scopes let through. */
export function bothOf(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null || b === null) return a ?? b;
  return a.filter((name) => b.includes(name));
}

/** What a generation says about itself to readers of some of its collections. */
export function infoWithin(info: GenerationInfo, within: readonly string[]): GenerationInfo {
  const collections = info.collections.filter(({ name }) => within.includes(name));
  return {
    ...info,
    collections,
    articles: sum(collections.map(({ articles }) => articles)),
    passages: sum(collections.map(({ passages }) => passages)),
    examples: examplesOf(collections),
  };
}

/** How many are shown. */
const EXAMPLES = 3;

/** The first of each collection, then the next of each. */
function examplesOf(collections: readonly CollectionInfo[]): string[] {
  const rounds = Array.from({ length: EXAMPLES }, (_, i) =>
    collections.flatMap(({ examples }) => examples.slice(i, i + 1)),
  );
  return [...new Set(rounds.flat())].slice(0, EXAMPLES);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
