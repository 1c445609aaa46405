import type { Connection } from '@opensearch-project/opensearch';

type Class = typeof Connection;

/**
 * The client's connection, without its habit of writing to stdout when a node goes away in the middle of a reply:
 * stdout is for results. The reply's own error says the same, and is reported.
 */
export function quiet(Base: Class): Class {
  return class extends Base {
    constructor(options?: ConstructorParameters<Class>[0]) {
      super(options);
      const make = this.makeRequest;
      this.makeRequest = (...asked: unknown[]) => {
        const request = make(...asked);
        // The client listens with `on` until there is a reply, and adds only the listener that writes in this way.
        request.addListener = (event: string, listener: () => void) =>
          request.on(event, event === 'error' ? () => {} : listener);
        return request;
      };
    }
  };
}
