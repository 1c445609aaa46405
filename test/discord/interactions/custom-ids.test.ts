import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerState } from '../../../src/discord/commands/ask/state.js';
import { readState, writeState } from '../../../src/discord/commands/ask/state-fields.js';
import { CustomIds } from '../../../src/discord/interactions/custom-ids.js';
import { signingKey } from '../../../src/discord/interactions/signing-key.js';
import { LIMITS } from '../../../src/discord/render/limits.js';
import { temporaryFolder } from '../../support/temp.js';

const ids = new CustomIds(Buffer.from('one key'));
const field = fc.stringMatching(/^[\w-]{0,12}$/);

describe('CustomIds', () => {
  it('reads what it has signed', () => {
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 5 }), (fields) => {
        expect(ids.read(ids.sign('ask', ...fields))).toEqual({ prefix: 'ask', fields });
      }),
    );
  });

  it('reads nothing that was changed, cut, made up or signed with another key', () => {
    const id = ids.sign('source', 'p', 'abc', 7);
    for (let at = 0; at < id.length; at++) {
      const other = id[at] === 'a' ? 'b' : 'a';
      expect(ids.read(id.slice(0, at) + other + id.slice(at + 1)), `changed at ${at}`).toBeNull();
      expect(ids.read(id.slice(0, at)), `cut at ${at}`).toBeNull();
    }
    expect(new CustomIds(Buffer.from('another key')).read(id)).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(ids.read(text)).toBeNull();
      }),
    );
  });

  it('refuses to sign what Discord would refuse', () => {
    expect(() => ids.sign('ask', 'x'.repeat(LIMITS.customId))).toThrow(RangeError);
  });

  it('holds the state of any answer', () => {
    const offset = fc.integer({ min: 0, max: 50_000_000 });
    const state: fc.Arbitrary<AnswerState> = fc
      .record({ start: offset, length: fc.nat(9999), steps: fc.nat(99), focus: fc.nat(4), first: fc.nat(30) })
      .map(({ start, length, ...rest }) => ({
        quote: { start, end: start + length },
        key: 'AbC-_123',
        version: 'xY_-12',
        count: 5,
        tier: 'related',
        nonce: 'aB_-1234',
        next: start % 2 === 0 ? null : 24,
        isShared: start % 3 === 0,
        isNear: start % 5 === 0,
        isPinned: start % 11 === 0,
        isNumbered: start % 7 === 0,
        isWidest: length % 2 === 0,
        highlights: [{ start: start + 1, end: start + length + 2 }],
        ...rest,
      }));
    fc.assert(
      fc.property(state, (some) => {
        const id = ids.sign('ask', ...writeState('narrower', some));
        expect(id.length).toBeLessThanOrEqual(LIMITS.customId);
        expect(readState(ids.read(id)?.fields ?? [])).toEqual({ action: 'narrower', state: some });
      }),
    );
  });

  it('is not confused by fields of another version', () => {
    fc.assert(
      fc.property(fc.array(field, { maxLength: 12 }), (fields) => {
        const read = readState(fields);
        expect(read === null || Number.isSafeInteger(read.state.quote.end)).toBe(true);
      }),
    );
  });
});

describe('signingKey', () => {
  it('is made once, kept, and readable by its owner alone', () => {
    const folder = join(temporaryFolder(), 'data');
    const key = signingKey(folder);
    expect(key).toHaveLength(32);
    expect(Buffer.from(signingKey(folder)).equals(Buffer.from(key))).toBe(true);
    const path = join(folder, 'button-key');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path)).toHaveLength(32);
    expect(Buffer.from(signingKey(temporaryFolder())).equals(Buffer.from(key))).toBe(false);
  });

  it('says what to do where the file is something else', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'button-key'), 'short');
    expect(() => signingKey(folder)).toThrow(/button-key is not a key of 32 bytes\. Delete it/);
  });
});
