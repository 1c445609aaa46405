import { describe, expect, it } from 'vitest';
import { timeLimit } from '../../src/articles/time-limit.js';
import { UserError } from '../../src/errors.js';

describe('timeLimit', () => {
  it('gives what the work gives', () => {
    const limited = timeLimit(1000);
    expect([limited(() => 1), limited(() => undefined), limited(() => 'a')]).toEqual([1, undefined, 'a']);
  });

  it('throws what the work throws', () => {
    const error = new RangeError('no such line');
    const work = (): never => {
      throw error;
    };
    expect(() => timeLimit(1000)(work)).toThrow(error);
  });

  it.each([
    [
      'a loop',
      () => {
        for (;;);
      },
    ],
    ['a pattern', () => /^(?:a+)+$/.test(`${'a'.repeat(60)}b`)],
    [
      'what catches everything',
      () => {
        for (;;)
          try {
            for (;;);
          } catch {
            /* As a careless stage would. */
          }
      },
    ],
  ])('ends %s, says so, and goes on', (_, work) => {
    const limited = timeLimit(50);
    expect(() => limited(work)).toThrow(UserError);
    expect(() => limited(work)).toThrow('The file was given up: the work on it took longer than 0.05 s.');
    expect(limited(() => 'on')).toBe('on');
  });
});
