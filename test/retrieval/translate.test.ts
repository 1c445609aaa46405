import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Generations } from '../../src/indexing/generations.js';
import { buildIndex } from '../../src/indexing/indexer.js';
import { LiveIndex } from '../../src/indexing/live-index.js';
import { loadGlossary } from '../../src/retrieval/glossary.js';
import { questionTerms } from '../../src/retrieval/query.js';
import { retrieve } from '../../src/retrieval/retriever.js';
import { inChinese, translate } from '../../src/retrieval/translate.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const ARTICLES = {
  'chips.md': '这款新芯片有两千亿个晶体管，比上一代多了一倍。带宽也提高了，瓶颈不再是内存。',
  'garden.md': '花园里的郁金香开了，园丁每天早上给它们浇水，傍晚再浇一次。',
  'kitchen.md': 'The new kitchen has two ovens. Nobody knows how many transistors they hold.',
};

async function library(articles: Readonly<Record<string, string>>): Promise<LiveIndex> {
  const folder = temporaryFolder();
  writeFiles(join(folder, 'articles'), articles);
  const generations = new Generations(folder);
  await buildIndex({ articlesDir: join(folder, 'articles'), generations, encoder: null });
  const live = new LiveIndex(generations);
  onTestFinished(() => live.close());
  return live;
}

describe('the glossary', () => {
  it.each([
    ['transistor', '晶体管'],
    ['bottleneck', '瓶颈'],
    ['cost', '费用'],
  ])('knows %s', (english, chinese) => {
    expect(loadGlossary().get(english)).toContain(chinese);
  });

  it('has Chinese words of two characters and more, folded', () => {
    for (const words of loadGlossary().values())
      for (const word of words) expect(word).toMatch(/^\p{Script=Han}{2,}$/u);
  });
});

describe('translate', () => {
  const translated = async (question: string, articles: Readonly<Record<string, string>> = ARTICLES) => {
    const live = await library(articles);
    return live.use(async (index) => {
      const terms = questionTerms(question);
      const translations = await translate(index, question, new Set(terms));
      return { translations, chinese: inChinese(terms, translations) };
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
    const live = await library(ARTICLES);
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
