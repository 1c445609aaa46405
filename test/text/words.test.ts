import { describe, expect, it } from 'vitest';
import { looksLikeName } from '../../src/text/names.js';
import { oneLine } from '../../src/text/one-line.js';
import { stem } from '../../src/text/stem.js';

it.each([
  ['models', 'model'],
  ['gas', 'gas'],
  ['bus', 'bus'],
  ['cats', 'cat'],
  ['companies', 'company'],
  ['movies', 'movy'],
  ['zombaies', 'zombaie'],
  ['reveries', 'revery'],
  ['glass', 'glass'],
  ['virus', 'virus'],
  ['analysis', 'analysis'],
  ['classes', 'class'],
  ['dishes', 'dish'],
  ['churches', 'church'],
  ['boxes', 'box'],
  ['quizzes', 'quizz'],
  ['houses', 'house'],
  ['model', 'model'],
  ['v2s', 'v2s'],
  ['état-s', 'état-s'],
])('stem: %s is compared as %s', (word, stemmed) => {
  expect(stem(word)).toBe(stemmed);
});

describe('looksLikeName', () => {
  it.each(['Sam Altman', 'J. R. R. Tolkien', 'O’Brien', 'Élodie', '李开复', '李開復', '王小川'])(
    '%s may be a name',
    (text) => {
      expect(looksLikeName(text)).toBe(true);
    },
  );

  it.each([
    'sam altman',
    'A b',
    'One Two Three Four Five',
    '成本',
    '李',
    '李开复和他的公司',
    'Sam Altman!',
    '',
  ])('“%s” is none', (text) => {
    expect(looksLikeName(text)).toBe(false);
  });
});

it('oneLine leaves one space of any white space, and no half of a character', () => {
  expect(oneLine('  a \n\n\t b\u3000c \ud83d')).toBe('a b c \ufffd');
});
