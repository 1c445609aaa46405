import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Finished, jsonLines } from '../support/cli.js';
import { machineWithoutModel } from '../support/no-model.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';
import { startIndexer } from './support/indexer.js';
import { runOn, type SmallDisk, smallDisk, whyNoSmallDisk } from './support/small-disk.js';

const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');
const PAGE = 4096;
/** Room from none to more than enough. Between, there is not enough for the copy of the tables, however much there is. */
const PAGES = Array.from({ length: 200 }, (_, i) => i).filter((pages) => pages < 8 || pages > 26);

const why = whyNoSmallDisk();
const note = why === null ? '' : ` (skipped: ${why})`;

function articleText(n: number, version: number): string {
  const sentences = Array.from(
    { length: 40 },
    (_, i) => `第${n}篇第${version}版的第${i}句话写下来是为了核对。`,
  );
  return `# 第${n}篇\n\n${sentences.join('')}\n`;
}

function articles(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`${i}.md`, articleText(i, 1)]));
}

/** What lies where an index is kept, apart from the whole generation. */
function leftovers({ seen }: SmallDisk, generation: string): string[] {
  const known = ['CURRENT', 'cache', 'generations', 'index.lock.guard'];
  const inData = readdirSync(join(seen, 'data')).filter((name) => !known.includes(name));
  const inGenerations = readdirSync(join(seen, 'data/generations')).filter((name) => name !== generation);
  return [...inData, ...inGenerations];
}

/** Who writes in a run that goes on from an earlier generation, from the first to the last. */
const WRITERS = [
  'index/local/lock',
  'embedding/cache/embedding-cache',
  'index/local/writer',
  'index/local/vectors/vector-writer',
  'index/local/manifest',
  'index/local/generations',
];

describe.skipIf(why !== null)(`a full disk${note}`, () => {
  it('leaves the old index serving, whichever file has no room, until a run has enough', async () => {
    const disk = await smallDisk(8 * 1024);
    writeFiles(join(disk.seen, 'articles'), articles());
    const indexer = startIndexer({
      articles: join(disk.folder, 'articles'),
      data: join(disk.folder, 'data'),
      enter: disk.enter,
    });
    const first = await indexer.run();
    expect(first.error).toBeNull();
    // One only lies elsewhere, and one is written again with the same passages: nothing has to be embedded.
    renameSync(join(disk.seen, 'articles/0.md'), join(disk.seen, 'articles/9.md'));
    writeFiles(join(disk.seen, 'articles'), { '1.md': `---\ndate: 2025-02-11\n---\n\n${articleText(1, 1)}` });
    const short = new Set<string>();
    let last = first;
    for (const pages of PAGES) {
      disk.fill(pages * PAGE);
      last = await indexer.run();
      if (last.error === null) break;
      expect(last).toMatchObject({ error: { code: 'disk' }, served: first.served });
      expect(last.error.message).toBe(
        `The disk that holds ${disk.folder}/data is full, so no new index could be written; the old one goes on. Free some space, then run again.`,
      );
      expect(leftovers(disk, first.served.generation)).toEqual([]);
      short.add(last.error.place);
      disk.empty();
    }
    const { 0: renamed, ...others } = first.served.texts;
    expect(last).toMatchObject({ error: null, embedded: [], served: { texts: { ...others, 9: renamed } } });
    expect([...short]).toEqual(expect.arrayContaining(WRITERS));
  });
});

describe.skipIf(why !== null)(`the command line${note}`, () => {
  it('says what to do about a disk that is full or read-only, and answers from the old index', async () => {
    const disk = await smallDisk(8 * 1024);
    const machine = await machineWithoutModel(temporaryFolder());
    onTestFinished(() => machine.close());
    const cli = (...command: string[]): Promise<Finished> =>
      runOn(disk, [MAIN, ...command, '--data', join(disk.folder, 'data'), '--json'], machine.variables);
    const index = (): Promise<Finished> => cli('index', '--articles', join(disk.folder, 'articles'));
    writeFiles(join(disk.seen, 'articles'), articles());
    expect(await index()).toMatchObject({ code: 0 });
    writeFiles(join(disk.seen, 'articles'), { '0.md': articleText(0, 2) });

    disk.fill(12 * PAGE);
    const full = await index();
    expect(full).toMatchObject({ code: 1, stdout: '' });
    expect(full.stderr).toMatch(
      /^The disk that holds .*data is full, .* Free some space, then run again\.$/m,
    );
    expect(full.stderr).not.toMatch(/^ +at /m);
    disk.empty();

    await disk.makeReadOnly();
    const refused = await index();
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /^The folder .*data can't be written to .* set DATA_DIR to another folder\.$/m,
    );
    expect(refused.stderr).not.toMatch(/^ +at /m);

    const said = '第0篇第1版的第7句话';
    const [asked, shown] = await Promise.all([cli('ask', said, '--top', '1'), cli('source', '0')]);
    expect(jsonLines(asked)).toMatchObject([{ quotes: [{ text: expect.stringContaining(said) }] }]);
    expect(jsonLines(shown)).toMatchObject([{ text: expect.stringContaining(said) }]);
  });
});
