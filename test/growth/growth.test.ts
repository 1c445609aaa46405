import { describe, expect, it } from 'vitest';
import { growthOf, MOST_GROWTH } from '../support/growth/growth.js';
import { SHAPES } from '../support/growth/shapes.js';
import { onText } from '../support/growth/stage.js';
import { STAGES } from '../support/growth/stages.js';

describe('the work on a text grows with its size', () => {
  it.each(STAGES)('$name', async (stage) => {
    const grown: string[] = [];
    for (const shape of SHAPES) {
      const growth = await growthOf(stage, shape);
      if (growth > MOST_GROWTH) grown.push(`${shape.name}: ${growth.toFixed(1)} times on twice as much`);
    }
    expect(grown).toEqual([]);
  });
});

it('finds a stage whose work grows with the square', async () => {
  const square = onText('a pattern that looks at a run anew from each of its places', (source) =>
    source.slice(0, source.length / 2).search(/[，、]+$x/),
  );
  const shapes = SHAPES.filter(({ name }) => name === 'commas');
  const growths = await Promise.all(shapes.map((shape) => growthOf(square, shape)));
  // Four times in theory: what else the machine does may add to it.
  expect(Math.min(...growths)).toBeGreaterThan(MOST_GROWTH);
});
