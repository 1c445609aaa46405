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
