import { describe, expect, test } from 'vitest';
import { pieceRanges } from '../../../src/embedding/encoding/token-ranges.js';

/** What the tokens of each sentence say, put together. */
function shown(text: string, sentences: readonly string[], pieces: readonly string[]): string[] {
  const spans = sentences.map((sentence) => {
    const start = text.indexOf(sentence);
    return { start, end: start + sentence.length };
  });
  return pieceRanges(text, spans, 0, pieces).map(({ start, end }) => pieces.slice(start, end).join('|'));
}

describe('the tokens of sentences, where tokens mark the beginnings of words', () => {
  test('are those that stand in them', () => {
    const text = 'passage: The dam holds. 水位没有上升。It was built in 1931.';
    const pieces = '▁passage|:|▁The|▁dam|▁hold|s|.|▁|水|位|没有|上升|。|It|▁was|▁built|▁in|▁19|31|.'.split(
      '|',
    );
    expect(shown(text, ['The dam holds.', '水位没有上升。', 'It was built in 1931.'], pieces)).toEqual([
      '▁The|▁dam|▁hold|s|.',
      '水|位|没有|上升|。',
      'It|▁was|▁built|▁in|▁19|31|.',
    ]);
  });

  test('have the token that two sentences share in both', () => {
    expect(
      shown(
        '他说：“好。”走了。',
        ['他说：', '“好。”', '走了。'],
        ['▁他', '说', '：“', '好', '。”', '走了', '。'],
      ),
    ).toEqual(['▁他|说|：“', '：“|好|。”', '走了|。']);
  });

  test('are found again behind characters that are unknown and share a token', () => {
    const pieces = ['▁看', '🙂', '野', '家', '。', '然后', '走', '。'];
    expect(shown('看🙂𠮷野家。然后走。', ['看🙂𠮷野家。', '然后走。'], pieces)).toEqual([
      '▁看|🙂|野|家|。',
      '然后|走|。',
    ]);
  });

  test('are counted where the tokenizer writes a character in another way', () => {
    expect(
      shown('价格㎏升了，跌了。', ['价格㎏升了，', '跌了。'], ['▁价格', 'kg', '升', '了', ',', '跌了', '。']),
    ).toEqual(['▁价格|kg|升|了|,', '跌了|。']);
  });

  test('are none where the text was cut off before', () => {
    expect(pieceRanges('甲。乙。', [{ start: 2, end: 4 }], 1, ['▁甲', '。'])).toEqual([{ start: 3, end: 3 }]);
  });
});
