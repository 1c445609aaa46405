import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ChannelRules } from '../../src/journal/channel-rules.js';
import { temporaryFolder } from '../support/temp.js';

function rulesIn(path: string, options = {}): ChannelRules {
  const rules = new ChannelRules(path, options);
  onTestFinished(() => rules.close());
  return rules;
}

describe('ChannelRules', () => {
  it('keeps what was said, for every process', () => {
    const path = join(temporaryFolder(), 'deep', 'channels.sqlite');
    const [one, other] = [rulesIn(path), rulesIn(path)];
    one.set('guild', 'refused', 'refuse');
    expect(other.list('guild')).toEqual([{ channelId: 'refused', rule: 'refuse' }]);
    expect([other.isOpen('guild', ['refused']), other.isOpen('guild', ['any'])]).toEqual([false, true]);
    other.reset('guild', 'refused');
    expect(one.isOpen('guild', ['refused'])).toBe(true);
  });

  it('notes once on which servers the bot has introduced itself, and says no more where nothing can be written', () => {
    const path = join(temporaryFolder(), 'channels.sqlite');
    const introduced = [
      rulesIn(path).introduce('a'),
      rulesIn(path).introduce('a'),
      rulesIn(path).introduce('b'),
    ];
    expect(introduced).toEqual([true, false, true]);
    expect(rulesIn(':memory:', { isFrozen: true }).introduce('a')).toBe(false);
  });

  it('takes a file over that has a write-ahead log, and leaves it without one', () => {
    const path = join(temporaryFolder(), 'channels.sqlite');
    rulesIn(path).set('guild', 'refused', 'refuse');
    const before = new Database(path);
    before.pragma('journal_mode = WAL');
    before.close();
    expect(rulesIn(path).list('guild')).toEqual([{ channelId: 'refused', rule: 'refuse' }]);
    const after = new Database(path, { readonly: true });
    onTestFinished(() => void after.close());
    expect(after.pragma('journal_mode', { simple: true })).toBe('delete');
  });

  it('says what stands in the way where nothing can be changed', () => {
    const rules = rulesIn(':memory:', { isFrozen: true });
    for (const change of [() => rules.set('guild', 'a', 'allow'), () => rules.reset('guild', 'a')])
      expect(change).toThrow(
        expect.objectContaining({ code: 'disk', message: expect.stringContaining('Free') }),
      );
    expect(rules.isOpen('guild', ['a'])).toBe(true);
  });
});
