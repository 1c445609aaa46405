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
    ['UTF-16LE', iconv.encode(`${SIMPLIFIED}\n\n一二三\n`, 'utf-16le'), 'utf-16le'],
    ['UTF-16BE', iconv.encode(`${SIMPLIFIED}\n\n一二三\n`, 'utf-16be'), 'utf-16be'],
  ])('reads %s without a mark', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: `${SIMPLIFIED}\n\n一二三\n`, encoding, lost: 0 });
  });

  it.each([
    ['UTF-8', utf8(SIMPLIFIED.replace('，', '\0')), SIMPLIFIED.replace('，', '')],
    [
      'English, whose letters in pairs look like Han',
      utf8(`${'breakwater'.repeat(9)}\0s`),
      `${'breakwater'.repeat(9)}s`,
    ],
    ['GB18030', iconv.encode(`${SIMPLIFIED}\0`, 'gb18030'), SIMPLIFIED],
  ])('leaves a stray NUL byte out of %s', (_, bytes, text) => {
    expect(decodeText(bytes)).toMatchObject({ text, lost: 0 });
  });

  it.each(['\n\n', '\r\n'])('reads a line of GB18030 that was appended to UTF-8', (end) => {
    const lines = [SIMPLIFIED, '第二天雨停了。', ''].join(end);
    const source = '来源：河岸网，编辑林晓';
    const bytes = Buffer.concat([utf8(lines), iconv.encode(source, 'gb18030')]);
    expect(decodeText(bytes)).toEqual({ text: lines + source, encoding: 'utf-8', lost: 0 });
  });

  it('does not take a line of broken UTF-8 for GB18030', () => {
    const lines = `${SIMPLIFIED}\n`.repeat(5);
    const bytes = Buffer.concat([utf8(lines), iconv.encode('la fin de l’été', 'windows-1252')]);
    const { text } = decodeText(bytes);
    expect(text.startsWith(`${lines}la fin de l\ufffd`)).toBe(true);
    expect(text.slice(lines.length)).not.toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['NUL bytes', new Uint8Array([72, 105, 0, 33])],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xfe, 0x81, 0x90, 0xff])],
    ['bytes without sense', Uint8Array.from({ length: 400 }, (_, i) => 1 + ((i * 89) % 255))],
  ])('refuses %s', (_, bytes) => {
    expect(reasonOf(() => decodeText(bytes))).toMatch(/no text that can be read/);
  });
});
