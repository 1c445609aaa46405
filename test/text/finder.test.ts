import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termFinder } from '../../src/text/finder.js';
import { tokenize } from '../../src/text/tokenize.js';

const termsOf = (text: string): string[] => tokenize(text).map(({ term }) => term);

describe('termFinder', () => {
  it('finds Han terms wherever they stand, in either script, and words as wholes', () => {
    const find = termFinder(['开源', 'model', 'o1']);
    expect([...find('他們的開源Models很好')].sort()).toEqual(['model', '开源']);
    expect(find('remodelled o12').size).toBe(0);
    expect([...termFinder(['ガイド', '안내'])('橋のガイドライン 안내서')].sort()).toEqual(['ガイド', '안내']);
  });

  it('finds at least what cutting a text into its terms would', () => {
    const text = fc.string({ unit: fc.constantFrom(...'模型开源训练成本花钱 aio13-.,，。model') });
    fc.assert(
      fc.property(text, text, (question, other) => {
        const held = new Set(termsOf(other));
        const found = termFinder(termsOf(question))(other);
        for (const term of termsOf(question)) if (held.has(term)) expect(found).toContain(term);
      }),
    );
  });
});
