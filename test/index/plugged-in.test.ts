import { join } from 'node:path';
import { describe, it } from 'vitest';
import { LocalStore } from '../../src/index/local/store.js';
import { MemoryStore } from '../../src/index/memory/store.js';
import { temporaryFolder } from '../support/temp.js';
import { requireSameAnswers } from './conformance/end-to-end.js';

describe('an index of another kind', () => {
  it('takes the place of the local one from the indexer to the answer', async () => {
    await requireSameAnswers(new LocalStore(join(temporaryFolder(), 'data')), new MemoryStore());
  });
});
