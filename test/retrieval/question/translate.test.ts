import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntries } from '../../../src/retrieval/question/glossary/entries.js';
import { Glossary, linesOf, loadGlossary } from '../../../src/retrieval/question/glossary/glossary.js';
import { readQuestion } from '../../../src/retrieval/question/question.js';
import { translate } from '../../../src/retrieval/question/translate.js';
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
        const glossary = new Glossary(Buffer.from(linesOf(new Map(Object.entries(words)))));
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
    return live.use((index) => translate(index, readQuestion(question)));
  };

  it('finds the forms that the index has: of plurals and endings, too', async () => {
    const asked = readQuestion('How many transistors for gardening?');
    const chinese = await translated(asked.text);
    expect(chinese?.words.find(({ term }) => term === 'transistor')?.forms).toEqual(['transistor', '晶体管']);
    expect(chinese?.terms).toEqual(expect.arrayContaining(['transistor', '晶体管']));
    expect(chinese?.wording).toEqual(expect.arrayContaining(['transistor', '晶体管']));
    expect(chinese?.meaning).toContain('晶体管');
    expect([asked.inHan, chinese?.inHan]).toEqual([false, true]);
    expect(chinese).toMatchObject({ text: asked.text, phrases: asked.phrases, intents: asked.intents });
  });

  it('leaves names and what the index lacks as they are', async () => {
    const chinese = await translated('Which bandwidth does Blackwell reach');
    expect(chinese?.meaning).toBe('带宽 blackwell reach');
    expect(chinese?.words.find(({ term }) => term === 'blackwell')?.forms).toEqual(['blackwell']);
  });

  it('changes nothing in an index without Chinese, nor for a question in Chinese', async () => {
    const english = { 'kitchen.md': ARTICLES['kitchen.md'] };
    expect(await translated('How many transistors are there', english)).toBeNull();
    expect(await translated('晶体管有多少')).toBeNull();
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
