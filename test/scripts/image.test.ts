import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../support/docs/pages.js';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const DOCKERFILE = read('Dockerfile');
const STAGES = [...DOCKERFILE.matchAll(/^FROM .+ AS (\S+)$/gm)].map(([, name]) => name);
/** What is copied from this folder. */
const COPIED = [...DOCKERFILE.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
  paths.split(' '),
);
const { imports, files } = JSON.parse(read('package.json'));
/** The folders that are read at run time beside the compiled program. */
const READ = Object.keys(imports)
  .filter((name) => name.endsWith('/*'))
  .map((name) => name.slice(1, -2));

describe('the image', () => {
  it('gets every file that it copies', () => {
    const sent = [...read('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path]) => path);
    expect(COPIED.length).toBeGreaterThan(8);
    expect(COPIED.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(COPIED.filter((path) => !sent.includes(path))).toEqual([]);
  });

  it('has what the program reads, and so has the package', () => {
    expect(READ.sort()).toEqual(['calibration', 'public']);
    expect(COPIED).toEqual(expect.arrayContaining([...READ, 'seeds']));
    expect(files).toEqual(expect.arrayContaining(['dist', ...READ, 'seeds']));
  });

  it('is built for both kinds of machine by a stage that there is', () => {
    const { jobs } = parse(read('.github/workflows/image.yml'));
    expect(jobs.build.strategy.matrix.include.map(({ arch }: { arch: string }) => arch)).toEqual([
      'amd64',
      'arm64',
    ]);
    const build = jobs.build.steps.find(({ name }: { name?: string }) => name === 'Build');
    const [, target] = /--target (\S+)/.exec(build.run) ?? [];
    expect(STAGES).toContain(target);
  });
});
