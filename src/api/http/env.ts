/** What handlers know of a request and of its connection. */
export interface ApiEnv {
  /** As `@hono/node-server` gives it. */
  Bindings: {
    readonly incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } };
  };
  Variables: {
    /** Who asks: the one whose turn and limit it is. */
    asker: string;
  };
}
