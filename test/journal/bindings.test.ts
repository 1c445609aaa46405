import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { ChannelRules } from '../../src/journal/channel-rules.js';
import { temporaryFolder } from '../support/temp.js';

function rulesIn(path = ':memory:', options = {}): ChannelRules {
  const rules = new ChannelRules(path, options);
  onTestFinished(() => rules.close());
  return rules;
}

it('the place itself decides, then what is round it, then the server; a channel is never for more', () => {
  const { bindings } = rulesIn();
  expect(bindings.of('guild', ['thread', 'channel', 'category'])).toBeUndefined();
  bindings.bind('guild', 'category', ['a', 'b']);
  expect(bindings.of('guild', ['thread', 'channel', 'category'])).toEqual(['a', 'b']);
  expect(bindings.of('guild', ['elsewhere'])).toBeUndefined();
  bindings.bind('guild', 'channel', null);
  expect(bindings.of('guild', ['thread', 'channel', 'category'])).toBeNull();
  bindings.bind('guild', null, ['b', 'c']);
  expect(bindings.of('guild', ['channel', 'category'])).toEqual(['b', 'c']);
  expect(bindings.of('guild', ['category'])).toEqual(['b']);
  expect(bindings.of('guild', [])).toEqual(['b', 'c']);
  bindings.unbind('guild', null);
  expect(bindings.of('guild', ['category'])).toEqual(['a', 'b']);
  expect(bindings.of('other', ['category'])).toBeUndefined();
});

it('what was said is kept, the server first, and for every process', () => {
  const path = join(temporaryFolder(), 'channels.sqlite');
  const [one, other] = [rulesIn(path), rulesIn(path)];
  one.bindings.bind('guild', 'channel', ['新闻, a']);
  one.bindings.bind('guild', null, null);
  expect(other.bindings.list('guild')).toEqual([
    { channelId: null, collections: null },
    { channelId: 'channel', collections: ['新闻, a'] },
  ]);
  expect([other.saysOf('guild'), other.saysOf('other')]).toEqual([true, false]);
});

it('a file of an older version gets room for bindings', () => {
  const path = join(temporaryFolder(), 'channels.sqlite');
  const before = new Database(path);
  before.exec('CREATE TABLE channels (guild TEXT NOT NULL, channel TEXT NOT NULL, rule TEXT NOT NULL)');
  before.close();
  expect(rulesIn(path).bindings.list('guild')).toEqual([]);
});

it('says what stands in the way where nothing can be changed', () => {
  const { bindings } = rulesIn(':memory:', { isFrozen: true });
  for (const change of [() => bindings.bind('guild', 'a', null), () => bindings.unbind('guild', 'a')])
    expect(change).toThrow(expect.objectContaining({ code: 'disk' }));
});
