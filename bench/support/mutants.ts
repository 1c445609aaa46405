import { at } from '../../src/text/at.js';
import { SHAPES } from '../../test/support/growth/shapes.js';

/** The longest stretch of one kind, in UTF-16 code units; few are nearly so long. */
const LONGEST = 6000;
const MOST_STRETCHES = 8;
const MOST_EDITS = 30;
const BETWEEN = ['', ' ', '\n', '\n\n', '\n\n', '\t', '。', '> ', '- ', '# ', '```\n', '---\n', ']:'];

/** A random mixture of shapes, stretches of articles and noise, with random edits. */
export function mutant(random: () => number, articles: readonly string[]): string {
  const stretches = Array.from({ length: 1 + below(MOST_STRETCHES, random) }, () => {
    const length = Math.ceil(LONGEST ** random());
    return stretch(length, random, articles) + one(BETWEEN, random);
  });
  return edited(stretches.join(''), random);
}

function stretch(length: number, random: () => number, articles: readonly string[]): string {
  const kind = random();
  if (kind < 0.4) return one(SHAPES, random).make(length);
  if (kind < 0.5) return Array.from({ length: Math.min(length, 600) }, () => noise(random)).join('');
  const article = one(articles, random);
  const start = below(article.length, random);
  return article.slice(start, start + length);
}

/** A character of the low planes, from where most scripts are, or any unit, half of a pair too. */
function noise(random: () => number): string {
  if (random() < 0.3) return String.fromCharCode(below(0x10000, random));
  return String.fromCodePoint(below(random() < 0.8 ? 0x3100 : 0x1fb00, random));
}

function edited(text: string, random: () => number): string {
  let result = text;
  for (let edits = below(MOST_EDITS, random); edits > 0; edits--) {
    const start = below(result.length + 1, random);
    const end = start + below(20, random);
    const put = random() < 0.5 ? '' : result.slice(end, end + below(40, random)) + noise(random);
    result = result.slice(0, start) + put + result.slice(end);
  }
  return result;
}

function one<T>(items: readonly T[], random: () => number): T {
  return at(items, below(items.length, random));
}

function below(limit: number, random: () => number): number {
  return Math.floor(random() * limit);
}
