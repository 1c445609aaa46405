import { LocalStore } from '../../src/index/local/store.js';
import { MemoryStore } from '../../src/index/memory/store.js';
import { temporaryFolder } from '../support/temp.js';
import { describeIndex } from './conformance/describe-index.js';

describeIndex('local disk', {
  open: () => {
    const folder = temporaryFolder();
    return { store: new LocalStore(folder), another: () => new LocalStore(folder) };
  },
});

describeIndex('memory', {
  open: () => {
    const store = new MemoryStore();
    return { store, another: () => store };
  },
});
