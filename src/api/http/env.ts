import type { Connection } from '../../operations/this-machine.js';

/** What handlers know of a request and of its connection. */
export interface ApiEnv {
  Bindings: Connection;
  Variables: {
    /** Who asks: the one whose turn and limit it is. */
    asker: string;
  };
}
