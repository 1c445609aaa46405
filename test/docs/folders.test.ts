import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PIPELINE } from '../support/architecture.js';
import { LANGUAGES, page, ROOT } from '../support/docs/pages.js';

const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(LANGUAGES)('how it works, in %s', (language) => {
  const { text } = page(`docs/${language}/how-it-works.md`);
  const [, drawing = ''] = text.match(/```mermaid\n([\s\S]*?)```/) ?? [];

  it('draws every folder of the source, and no other', () => {
    const drawn = [...drawing.matchAll(/"([a-z0-9]+)\/<br>/g)].map(([, name]) => name);
    expect(drawn.sort()).toEqual([...folders].sort());
  });

  it('names them in their order', () => {
    const [, order = ''] = text.replace(/\s+/g, ' ').match(/(text(?:, |、)storage.*?cli)[.。]/) ?? [];
    expect(order.split(/, |、 ?/)).toEqual([...PIPELINE]);
  });
});
