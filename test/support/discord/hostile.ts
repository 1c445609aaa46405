import fc from 'fast-check';

const PIECES = [
  ...[
    '**',
    '*',
    '__',
    '_',
    '~~',
    '||',
    '`',
    '```\n',
    '\\',
    '\\\\',
    '> ',
    '>>> ',
    '# ',
    '-# ',
    '- ',
    '+ ',
    '1. ',
    '12.',
  ],
  ...[
    '[链接](https://example.org)',
    '<@1>',
    '<#1>',
    '@everyone',
    '<:x:1>',
    '<t:1>',
    'https://x.org/a_b_c',
    ':smile:',
  ],
  ...[
    '很长的一句话，没有结束',
    '这是一句话。',
    '真的吗？',
    '“引用。”',
    '王小川：',
    '……',
    'A sentence. ',
    'word ',
    ' ',
    '　',
  ],
  ...['\n', '\n\n', '\r\n', '\t', '\u200b', '\u200d', '\ufe0f', '\u0301', '\u2028'],
  ...[
    '👨‍👩‍👧‍👦',
    '🇨🇳',
    '🇨',
    '👍🏽',
    '𠮷',
    'é',
    'e\u0301\u0302\u0303',
    '한',
    '\u1112\u1161\u11ab',
    'न्दी',
    '\ud83d',
    '\udc00',
  ],
];

/** Text made to break a renderer: markup, marks that join, characters outside the BMP, halves of pairs, long lines. */
export function hostileText(maxPieces = 400): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 1, max: 300 }))
        .map(([one, n]) => one.repeat(n)),
    },
  );
  return fc.array(piece, { maxLength: maxPieces, size: 'max' }).map((pieces) => pieces.join(''));
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The grapheme that begins at an offset or, failing that, contains it; null at the end of the text. */
export function graphemeAt(text: string, at: number): Intl.SegmentData | null {
  return segmenter.segment(text).containing(at) ?? null;
}

/** Whether an offset lies between two graphemes, or at an end of the text. */
export function isGraphemeBoundary(text: string, at: number): boolean {
  return (graphemeAt(text, at)?.index ?? at) === at;
}
