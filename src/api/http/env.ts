import type { Connection } from '../../operations/this-machine.js';

/** What handlers know about a request and its connection. */
export interface ApiEnv {
  Bindings: Connection;
  Variables: {
    /** Who asks, for turns and limits. */
    asker: string;
  };
}
