import { describe, expect, it } from 'vitest';
import { generationId } from '../../src/index/generation-info.js';

describe('generationId', () => {
  it('sorts by time', () => {
    const ids = [new Date('2025-02-11T21:55:10.123Z'), new Date('2025-02-11T21:55:10.124Z')].map((time) =>
      generationId(time),
    );
    expect(ids).toEqual([...ids].sort());
    expect(ids[0]).toBe('20250211T215510123Z');
  });

  it('comes after the newest one, also where the clock was put back', () => {
    const newest = generationId(new Date('2025-12-31T23:59:59.999Z'));
    expect(generationId(new Date('2025-02-11T21:55:10.123Z'), newest)).toBe('20260101T000000000Z');
  });
});
