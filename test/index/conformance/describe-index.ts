import { describe } from 'vitest';
import type { Backend } from './backend.js';
import { describeCollections } from './collections.js';
import { describeGenerations } from './generations.js';
import { describeReading } from './reading.js';
import { describeWriting } from './writing.js';

/** What every index has to do, however it is kept. Another kind of index is one more call of this. */
export function describeIndex(name: string, backend: Backend): void {
  describe(`reading from ${name}`, () => describeReading(backend));
  describe(`the collections of ${name}`, () => describeCollections(backend));
  describe(`writing to ${name}`, () => describeWriting(backend));
  describe(`the generations of ${name}`, () => describeGenerations(backend));
}
