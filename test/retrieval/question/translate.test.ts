import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntries } from '../../../src/retrieval/question/glossary/entries.js';
import { Glossary, linesOf, loadGlossary } from '../../../src/retrieval/question/glossary/glossary.js';
import { readQuestion } from '../../../src/retrieval/question/query.js';
import { inChinese, translate } from '../../../src/retrieval/question/translate.js';
import { retrieve } from '../../../src/retrieval/retriever.js';
import { indexOf } from '../../support/library-on-disk.js';

const ARTICLES = {
  'chips.md': '这款新芯片有两千亿个晶体管，比上一代多了一倍。带宽也提高了，瓶颈不再是内存。',
  'garden.md': '花园里的郁金香开了，园丁每天早上给它们浇水，傍晚再浇一次。',
  'kitchen.md': 'The new kitchen has two ovens. Nobody knows how many transistors they hold.',
};

describe('the glossary', () => {
  it.each([
    ['transistor', '晶体管'],
    ['bottleneck', '瓶颈'],
    ['cost', '费用'],
  ])('knows %s', async (english, chinese) => {
    expect((await loadGlossary()).get(english)).toContain(chinese);
  });

  it('finds every key, and nothing for others', () => {
    const key = fc.stringMatching(/^[a-z][a-z' -]{0,8}$/);
    const entries = fc.dictionary(key, fc.array(fc.constantFrom('晶体管', '瓶颈'), { minLength: 1 }));
    fc.assert(
      fc.property(entries, key, (words, other) => {
        const glossary = new Glossary(linesOf(new Map(Object.entries(words))));
        for (const [known, chinese] of Object.entries(words)) expect(glossary.get(known)).toEqual(chinese);
        expect(glossary.get(other)).toEqual(words[other] ?? []);
      }),
    );
  });

  it('has Chinese words of two characters and more, folded', () => {
    for (const words of readEntries().values())
      for (const word of words) expect(word).toMatch(/^\p{Script=Han}{2,}$/u);
  });
});

describe('translate', () => {
  const translated = async (question: string, articles: Readonly<Record<string, string>> = ARTICLES) => {
    const live = await indexOf(articles);
    return live.use(async (index) => {
      const asked = readQuestion(question);
      const translations = await translate(index, asked);
      return { translations, chinese: inChinese(asked, translations) };
    });
  };

  it('finds the forms that the index has: of plurals and endings, too', async () => {
    const { translations, chinese } = await translated('How many transistors for gardening?');
    expect(translations.get('transistor')).toEqual(['transistor', '晶体管']);
    expect(chinese).toContain('晶体管');
  });

  it('leaves names and what the index lacks as they are', async () => {
    expect((await translated('Which bandwidth does Blackwell reach')).chinese).toBe('带宽 blackwell reach');
  });

  it('changes nothing in an index without Chinese, nor for a question in Chinese', async () => {
    const english = { 'kitchen.md': ARTICLES['kitchen.md'] };
    expect((await translated('How many transistors are there', english)).translations.size).toBe(0);
    expect((await translated('晶体管有多少')).translations.size).toBe(0);
  });
});

describe('a question in English', () => {
  const ask = async (question: string): Promise<string | undefined> => {
    const live = await indexOf(ARTICLES);
    const { quotes } = await live.use((index) => retrieve(index, null, question, { top: 1 }));
    return quotes[0]?.article.id;
  };

  it('finds an article in Chinese', async () => {
    expect(await ask('Is the bandwidth a bottleneck?')).toBe('chips');
  });

  it('still finds one in English', async () => {
    expect(await ask('How many ovens does the kitchen have?')).toBe('kitchen');
  });
});
