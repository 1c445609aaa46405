import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Generations } from '../../../src/index/local/generations.js';
import { temporaryFolder } from '../../support/temp.js';

function publish(generations: Generations, id: string): void {
  writeFileSync(join(generations.begin(id), 'content'), id);
  generations.publish(id, generations.current());
}

describe('Generations', () => {
  it('serves the one published last and keeps the one before it', () => {
    const generations = new Generations(temporaryFolder());
    for (const id of ['1', '2', '3']) publish(generations, id);
    expect(generations.current()).toBe('3');
    expect(generations.list()).toEqual(['3', '2']);
  });

  it('goes on serving while another one is built, given up or left behind', () => {
    const generations = new Generations(temporaryFolder());
    publish(generations, '1');
    const abandoned = generations.begin('2');
    expect(generations.current()).toBe('1');
    expect(generations.list()).toEqual(['1']);
    generations.begin('3');
    expect(existsSync(abandoned)).toBe(false);
    generations.discard('3');
    expect(generations.list()).toEqual(['1']);
  });

  it('has published a generation even if an old one can not be removed, which a later one then removes', () => {
    const folder = temporaryFolder();
    const generations = new Generations(folder);
    for (const id of ['1', '2']) publish(generations, id);
    const building = generations.begin('3');
    // In the way of the old one, which therefore stays, as one that is open does on Windows.
    const inTheWay = join(folder, 'generations', '.removed-1');
    mkdirSync(inTheWay);
    for (const path of [inTheWay, building]) writeFileSync(join(path, 'content'), '3');
    generations.publish('3', '2');
    expect([generations.current(), generations.list()]).toEqual(['3', ['3', '2', '1']]);
    publish(generations, '4');
    expect(generations.list()).toEqual(['4', '3']);
  });
});
