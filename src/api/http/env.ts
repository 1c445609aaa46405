import type { Connection } from '../../operations/this-machine.js';
import type { Reader } from '../reader.js';

/** What handlers know about a request and its connection. */
export interface ApiEnv {
  Bindings: Connection;
  Variables: {
    /** Who asks, for turns and limits. */
    asker: string;
    /** What they may read, which is the only way to an article. */
    reader: Reader;
  };
}
