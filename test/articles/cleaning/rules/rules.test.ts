import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageBlock } from '../../../../src/articles/cleaning/blocks/block.js';
import { RULES } from '../../../../src/articles/cleaning/rules/order.js';
import { FRAMED } from './framed.js';
import { OWN_SHAPE } from './own-shape.js';
import { PROTECTED } from './protected.js';
import { blocksOf, markOf, type RuleCase } from './rule-case.js';
import { STRETCHES } from './stretches.js';

const CASES: readonly RuleCase[] = [...OWN_SHAPE, ...PROTECTED, ...STRETCHES, ...FRAMED];

describe.each(RULES)('the rule $name', ({ name: rule }) => {
  const own = CASES.filter((each) => each.rule === rule);

  it('has pairs of its own', () => {
    expect(own.length).toBeGreaterThan(0);
  });

  it.each(own)('tells apart $name', ({ found, not }) => {
    expect(markOf(found)?.rule).toBe(rule);
    expect(markOf(not)?.rule).not.toBe(rule);
  });
});

describe('the rules', () => {
  it('have names of their own and say why they are', () => {
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
    for (const { why } of RULES) expect(why).toMatch(/^\p{Lu}.{20,}\.$/u);
  });

  it('change nothing of what they are given', () => {
    const parts = CASES.flatMap(({ found, not }) => [found.page, not.page]).flatMap((page) =>
      page.split('\n\n'),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 20 }), (chosen) => {
        const blocks = blocksOf(chosen.join('\n\n'));
        const marks = Object.freeze(blocks.map(() => null));
        const page = Object.freeze({ blocks: frozen(blocks), marks, host: null, usual: new Set<string>() });
        for (const rule of RULES) expect(rule.apply(page)).toEqual(rule.apply(page));
      }),
      { numRuns: 50 },
    );
  });
});

function frozen(blocks: readonly PageBlock[]): readonly PageBlock[] {
  return Object.freeze(blocks.map((block) => Object.freeze(block)));
}
