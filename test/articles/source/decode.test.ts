import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/articles/source/decode.js';
import { reasonOf, utf8 } from '../helpers.js';

const SIMPLIFIED = '图书馆的台阶上坐着三个等雨停的人。管理员说：“再过半小时就关门了。”他们谁也没有动。';
const TRADITIONAL = '圖書館的臺階上坐著三個等雨停的人。管理員說：「再過半小時就關門了。」他們誰也沒有動。';

describe('decodeText', () => {
  it.each([
    ['UTF-8', SIMPLIFIED, utf8(SIMPLIFIED), 'utf-8'],
    ['UTF-8 with a mark', SIMPLIFIED, utf8(`\ufeff${SIMPLIFIED}`), 'utf-8'],
    ['UTF-16LE', SIMPLIFIED, iconv.encode(SIMPLIFIED, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16BE', SIMPLIFIED, iconv.encode(SIMPLIFIED, 'utf-16be', { addBOM: true }), 'utf-16be'],
    ['GB18030', SIMPLIFIED, iconv.encode(SIMPLIFIED, 'gb18030'), 'gb18030'],
    ['GB18030 with Traditional characters', TRADITIONAL, iconv.encode(TRADITIONAL, 'gb18030'), 'gb18030'],
    ['Big5', TRADITIONAL, iconv.encode(TRADITIONAL, 'big5'), 'big5'],
    [
      'Windows-1252',
      'It’s a café, said the reader.',
      iconv.encode('It’s a café, said the reader.', 'windows-1252'),
      'windows-1252',
    ],
  ])('reads %s', (_, text, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text, encoding, lost: 0 });
  });

  it('takes valid UTF-8 for UTF-8 however little of it there is', () => {
    expect(decodeText(utf8('猫')).text).toBe('猫');
  });

  it('keeps the place of a character that was cut in two', () => {
    const bytes = utf8(SIMPLIFIED);
    const { text, lost } = decodeText(bytes.subarray(0, bytes.length - 1));
    expect(lost).toBe(1);
    expect(text).toBe(`${SIMPLIFIED.slice(0, -1)}\ufffd`);
  });

  it.each([
    ['NUL bytes', new Uint8Array([72, 105, 0, 33])],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xfe, 0x81, 0x90, 0xff])],
    ['bytes without sense', Uint8Array.from({ length: 400 }, (_, i) => 1 + ((i * 89) % 255))],
  ])('refuses %s', (_, bytes) => {
    expect(reasonOf(() => decodeText(bytes))).toMatch(/no text that can be read/);
  });
});
