import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelName, modelsDir, whyNoModel, withRealModel } from '../embedding/real-model.js';
import { runCli } from '../support/cli.js';
import { run } from '../support/command.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';
import { ARTICLES, indexed, keywordsOnly, only, sentences, suiteFolder } from './suite.js';

const keywords = keywordsOnly(suiteFolder());

function library(files: Readonly<Record<string, string | Uint8Array>> = ARTICLES) {
  const folder = temporaryFolder();
  const articles = join(folder, 'articles');
  mkdirSync(articles);
  writeFiles(articles, files);
  return { articles, data: join(folder, 'data') };
}

describe('index', () => {
  it('counts what was added, changed, removed and left as it was', async () => {
    const { articles, data } = library();
    const first = await indexed(articles, data, keywords());
    expect(first).toMatchObject({
      added: 3,
      changed: 0,
      removed: 0,
      unchanged: 0,
      failed: [],
      skipped: [],
      lost: [],
      warnings: [expect.stringContaining('403')],
      articles: 3,
      passages: expect.any(Number),
      embedded: 0,
      generation: expect.stringMatching(/^\d{8}T\d{9}Z$/),
      model: null,
      took_ms: expect.any(Number),
    });
    expect(first.passages).toBeGreaterThanOrEqual(3);

    writeFiles(articles, { 'new.md': '一篇新的文章。', 'licences.txt': 'Licences differ.' });
    rmSync(join(articles, 'notes/garden.md'));
    const second = await indexed(articles, data, keywords());
    expect(second).toMatchObject({ added: 1, changed: 1, removed: 1, unchanged: 1, articles: 3 });
    expect(second.generation > first.generation).toBe(true);

    const third = await indexed(articles, data, keywords());
    expect(third).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 3 });
    expect(third.generation).toBe(second.generation);
  });

  it('names every bad file with its reason, indexes the rest and succeeds', async () => {
    const { articles, data } = library({
      ...ARTICLES,
      'binary.md': Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256),
      'broken.md': '---\ntitle: [never closed\n---\n\n正文。\n',
      'code.md': '---js\n{ title: process.exit(7) }\n---\n\n正文。\n',
      'empty.md': '',
      'huge.md': '长'.repeat(4_000_000),
      'image.png': 'no article',
    });
    symlinkSync(join(articles, '..', 'data'), join(articles, 'way-out.md'));
    symlinkSync(articles, join(articles, 'circle'));
    const report = await indexed(articles, data, keywords());
    const failed = new Map(report.failed.map(({ path, reason }) => [path, reason]));
    for (const path of ['binary.md', 'code.md', 'empty.md', 'huge.md', 'way-out.md']) {
      expect(failed.get(path), path).toMatch(/^[A-Z].*\.$/s);
    }
    expect([...failed.keys()]).not.toContain('image.png');
    expect(report).toMatchObject({ articles: 4, added: 4, skipped: [{ extension: 'png', files: 1 }] });
    expect(report.warnings).toContainEqual(expect.stringMatching(/^broken\.md: Line 2 .*left out\.$/));
  });

  it('reports in words without --json, and lists the bad files there too', async () => {
    const { articles, data } = library({ ...ARTICLES, 'empty.md': '' });
    const { code, stdout } = await run(['index', '--articles', articles, '--data', data], keywords());
    expect(code).toBe(0);
    expect(stdout).toContain('3 articles');
    expect(stdout).toMatch(/^failed empty\.md: ./m);
  });

  it('takes the folders from the environment', async () => {
    const { articles, data } = library();
    const report = await runCli(['index', '--json'], {
      ...keywords(),
      ARTICLES_DIR: articles,
      DATA_DIR: data,
    });
    expect(only(report)).toMatchObject({ articles: 3 });
  });

  it('fails with a sentence where the folder is missing or holds no article', async () => {
    const { articles, data } = library({ 'image.png': '' });
    for (const [folder, said] of [
      [join(articles, 'missing'), 'does not exist'],
      [articles, 'holds no article'],
    ] as const) {
      const finished = await run(['index', '--articles', folder, '--data', data, '--json'], keywords());
      expect(finished).toMatchObject({ code: 1, stdout: '' });
      expect(sentences(finished)).toEqual([expect.stringContaining(said)]);
      expect(sentences(finished)[0]).toContain('--articles');
    }
  });

  it('looks for the folder before it looks for the model', async () => {
    const missing = join(temporaryFolder(), 'missing');
    const finished = await run(['index', '--articles', missing, '--data', `${missing}-data`], keywords());
    expect(finished).toMatchObject({ code: 1, stderr: expect.not.stringContaining('model') });
  });

  it('fails with a sentence that names each variable it cannot use', async () => {
    const { articles, data } = library();
    const finished = await run(['index', '--articles', articles, '--data', data], {
      EMBEDDING_MODEL: 'nonsense',
      LOCALE: 'tlh',
    });
    expect(finished).toMatchObject({ code: 1, stdout: '' });
    expect(sentences(finished)).toEqual([expect.stringMatching(/EMBEDDING_MODEL.*LOCALE/)]);
  });
});

describe.skipIf(whyNoModel)(`index ${withRealModel}`, () => {
  const env = { MODELS_DIR: modelsDir };

  it('embeds every passage once, and later only what is new', async () => {
    const { articles, data } = library();
    const first = await indexed(articles, data, env);
    expect(first).toMatchObject({ model: modelName, embedded: first.passages, warnings: [] });
    expect(await indexed(articles, data, env)).toMatchObject({ embedded: 0, unchanged: 3 });

    writeFiles(articles, { 'new.md': '一篇新的文章。' });
    expect(await indexed(articles, data, env)).toMatchObject({ embedded: 1, added: 1 });

    rmSync(join(data, 'CURRENT'));
    rmSync(join(data, 'generations'), { recursive: true });
    const anew = await indexed(articles, data, env);
    expect(anew).toMatchObject({ embedded: 0, added: 4, model: modelName });
  });
});
