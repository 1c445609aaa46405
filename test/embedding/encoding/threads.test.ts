import { totalmem } from 'node:os';
import { describe, expect, it } from 'vitest';
import { memoryHere, threadsFor, whyTight } from '../../../src/embedding/encoding/threads.js';

const MIB = 1024 ** 2;

describe('threadsFor', () => {
  it.each([
    [8, 256, 1],
    [2, 512, 1],
    [2, 1024, 1],
    [4, 1999, 1],
    [4, 2000, 2],
    [2, 24_000, 2],
    [64, 64_000, 8],
    [1, 64_000, 1],
  ])('gives %i cores and %i MiB of memory %i threads', (cores, memory, threads) => {
    expect(threadsFor(cores, memory * MIB)).toBe(threads);
  });
});

describe('whyTight', () => {
  it.each([1024, 2048, 700])('has nothing to say of %i MiB', (memory) => {
    expect(whyTight(memory * MIB)).toBeNull();
  });

  it.each([256, 512, 699])('says of %i MiB what there is, what is done, and what to do', (memory) => {
    expect(whyTight(memory * MIB)).toMatch(
      new RegExp(`^There are ${memory} MiB of memory, .* up to 700: .* one at a time\\. .*bot is stopped`),
    );
  });
});

it('knows of as much memory as there is at most', () => {
  expect(memoryHere()).toBeGreaterThan(64 * MIB);
  expect(memoryHere()).toBeLessThanOrEqual(totalmem());
});
