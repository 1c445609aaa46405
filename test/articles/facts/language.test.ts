import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/articles/facts/language.js';

describe('detectLanguage', () => {
  it.each([
    ['我们在图书馆里等雨停下来。', 'zh-Hans'],
    ['我們在圖書館裡等雨停下來。', 'zh-Hant'],
    ['我们用 Node.js 和 SQLite 写了一个 Discord 机器人，它能回答文章里的问题。', 'zh-Hans'],
    ['We wait in the library until the rain stops.', 'en'],
    ['We wait in the library (图书馆) until the rain has stopped and the streets are dry again.', 'en'],
    ['We wait in the library. 我们在图书馆里等雨停。 The rain stops. 雨停了。', 'mixed'],
    ['Мы ждём в библиотеке, пока не кончится дождь.', 'mixed'],
    ['12345', 'mixed'],
    ['太后', 'zh-Hans'],
  ])('%s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});

describe('languages with letters of their own', () => {
  it.each([
    ['橋の上では立ち止まらないでください。風が強い日は通行止めになることがあります。', 'ja'],
    ['カメラのレンズをクリーニングする方法', 'ja'],
    ['다리 위에서는 멈추지 마십시오. 바람이 강한 날에는 통행이 금지될 수 있습니다.', 'ko'],
    ['이 문서는 Node.js 와 SQLite 로 만든 봇을 설명합니다.', 'ko'],
    [
      '他在东京的商店里看到一块牌子，上面写着「いらっしゃいませ」，于是走了进去，买了三样东西才出来。',
      'zh-Hans',
    ],
    ['The word 다리 means bridge, and also leg, in the language that is spoken there.', 'en'],
  ])('%s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});
