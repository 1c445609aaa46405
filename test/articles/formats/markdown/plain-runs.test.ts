import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../../src/articles/formats/markdown/markdown.js';

/** A fence, for which no paragraph is taken out before parsing. */
const FENCE = '\n\n~~~\nx\n~~~';

const piece = fc.oneof(
  fc.constantFrom(
    '水开了。',
    'Water boils. ',
    '**Q：** ',
    '**答**',
    '**',
    '*',
    '_',
    '# ',
    '- ',
    '1. ',
    '1.5',
    '> ',
    '    ',
    '　　',
    '|',
    '|-|',
    '<b>',
    '&amp;',
    '[^1]: ',
    '[a]',
    '[a]: /b',
    '---',
    '===',
    '\\',
    '@',
    'https://a.example',
    '问：',
    '  ',
  ),
  fc.constantFrom('\n', '\n\n', '\n \n', '  \n'),
);

describe('paragraphs that are not parsed', () => {
  it('become what parsing makes of them', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), fc.boolean(), (pieces, linesAreParagraphs) => {
        const source = pieces.join('');
        const whole = parseMarkdown(`${source}${FENCE}`, { linesAreParagraphs });
        expect(tidy(parseMarkdown(source, { linesAreParagraphs }))).toEqual(tidy(whole.slice(0, -1)));
      }),
      { numRuns: 2000 },
    );
  });
});

/** White space at the ends of lines, and blocks without a text, vanish when blocks are put together. */
function tidy(drafts: ReturnType<typeof parseMarkdown>) {
  return drafts
    .map((draft) => ({ ...draft, text: draft.text.replace(/[^\S\n]*\n[^\S\n]*/g, '\n').trim() }))
    .filter(({ text }) => text !== '');
}
