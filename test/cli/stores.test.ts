import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStores, type Stores } from '../../src/cli/stores.js';
import { temporaryFolder } from '../support/temp.js';

const DAMAGED = Buffer.alloc(4096, 'no database ');

function open(dataDir: string): { stores: Stores; log: string[] } {
  const log: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log.push(JSON.parse(chunk.toString()).msg);
      done();
    },
  });
  const stores = openStores(dataDir, 30, pino(stream));
  onTestFinished(() => stores.close());
  return { stores, log };
}

function folderWith(name: string): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data', name), DAMAGED);
  return join(folder, 'data');
}

describe('openStores', () => {
  it('makes what is not there, and finds it again', () => {
    const dataDir = join(temporaryFolder(), 'data');
    const first = open(dataDir);
    first.stores.channels.set('guild', 'channel', 'refuse');
    first.stores.journal?.recordQuestion({ question: '问', tier: 'nothing', guildId: 'guild' });
    const again = open(dataDir);
    expect(again.stores.channels.isOpen('guild', ['channel'])).toBe(false);
    expect(again.stores.journal?.gaps('guild')).toHaveLength(1);
    expect(Buffer.from(again.stores.key)).toEqual(Buffer.from(first.stores.key));
    expect([...first.log, ...again.log]).toEqual([]);
  });

  it('sets a damaged file of questions aside, and says so', () => {
    const dataDir = folderWith('journal.sqlite');
    const { stores, log } = open(dataDir);
    expect(stores.journal?.gaps('guild')).toEqual([]);
    expect(readFileSync(join(dataDir, 'journal.sqlite.damaged'))).toEqual(DAMAGED);
    expect(log).toEqual([expect.stringMatching(/journal\.sqlite is damaged\. It was set aside/)]);
  });

  it.each(['channels.sqlite', 'button-key'])(
    'ends with a sentence where %s is not what it has to be',
    (name) => {
      const dataDir = folderWith(name);
      expect(() => open(dataDir)).toThrow(
        expect.objectContaining({ name: 'UserError', message: expect.stringContaining(join(dataDir, name)) }),
      );
    },
  );
});
