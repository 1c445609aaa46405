import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/cli/compose.js';
import { loadConfig } from '../../../src/config.js';
import { createLogger } from '../../../src/logger.js';
import { readQuestion } from '../../../src/retrieval/question/question.js';
import { search } from '../../../src/retrieval/search.js';
import { modelsDir, whyNoModel, withRealModel } from '../../embedding/real-model.js';
import { temporaryFolder, writeFiles } from '../../support/temp.js';

const ARTICLES = {
  'tulips.md':
    '---\ntags: [花园]\n---\n\n# 郁金香\n\n## 郁金香什么时候开花？\n\n郁金香在四月中旬开花，花期大约两个星期。\n\n## 郁金香怎么浇水？\n\n郁金香每三天浇一次水，土干了再浇。',
  'roses.md':
    '---\ntags: [花园]\n---\n\n# 玫瑰\n\n## 玫瑰什么时候修剪？\n\n玫瑰在每年二月底修剪，留下三到五个芽。',
  'training.md':
    '---\ntags: [模型]\n---\n\n# 训练账单\n\n## 训练这个模型花了多少钱？\n\n训练这个模型一共花了六百万美元，大多用来租用显卡。',
  'index.md':
    '---\ntags: [检索]\n---\n\n# Indexes\n\n## 倒排索引为什么快？\n\n倒排索引为每个词保存一张文档的表，查询时只读这几张表，所以很快。',
};

describe.skipIf(whyNoModel)(`questions to begin with, ${withRealModel}`, () => {
  it('are answered for sure from their own articles, one a theme, and are kept with the generation', async () => {
    const folder = temporaryFolder();
    const place = {
      ARTICLES_DIR: join(folder, 'articles'),
      DATA_DIR: join(folder, 'data'),
      MODELS_DIR: modelsDir,
    };
    writeFiles(place.ARTICLES_DIR, ARTICLES);
    const engine = createEngine(loadConfig(place, folder), createLogger('silent'));
    try {
      const run = () => engine.runIndexer(() => {}, new AbortController().signal);
      await run();
      const { examples } = await engine.answers.info();
      expect(examples.length).toBeGreaterThanOrEqual(2);
      const owners = await engine.live.use(async (index) => {
        const embedder = await engine.embedderFor(index.info);
        const found = [];
        for (const question of examples) {
          const { tier, quotes } = await search(index, embedder, readQuestion(question), { top: 1 });
          found.push({ tier, owner: quotes[0]?.article.id });
        }
        return found;
      });
      expect(owners.every(({ tier }) => tier === 'found')).toBe(true);
      expect(new Set(owners.map(({ owner }) => owner)).size).toBe(examples.length);
      // What is still answered stays, whatever comes to it.
      writeFiles(place.ARTICLES_DIR, {
        'new.md': '# 服务器\n\n## 服务器放在哪个城市？\n\n服务器放在杭州，由两个人照看。',
      });
      await run();
      expect((await engine.answers.info()).examples.slice(0, examples.length)).toEqual(examples);
    } finally {
      await engine.close();
    }
  });
});
