import type { Dispatcher, fetch as undiciFetch } from 'undici';
import type { ProxySettings } from '../../config.js';

/** The way to other machines: everything that leaves this process over the network takes it. */
export interface Network {
  readonly settings: ProxySettings;
  readonly fetch: typeof undiciFetch;
  /** For code that takes a dispatcher of undici. */
  dispatcher(): Promise<Dispatcher>;
  /** Sends WebSockets the same way until the network is closed. */
  routeWebSockets(): Promise<void>;
  close(): Promise<void>;
}

/** Loads what it needs at its first use: most commands use no network. */
export function createNetwork(settings: ProxySettings): Network {
  let opened: Promise<Dispatcher> | undefined;
  let end = (): void => {};
  const dispatcher = (): Promise<Dispatcher> => {
    opened ??= import('./dispatcher.js').then(({ RoutedDispatcher }) => new RoutedDispatcher(settings));
    return opened;
  };
  return {
    settings,
    dispatcher,
    async fetch(input, init) {
      const { fetch } = await import('undici');
      return fetch(input, { ...init, dispatcher: await dispatcher() });
    },
    async routeWebSockets() {
      if (settings.http === null && settings.https === null) return;
      const { routeWebSockets } = await import('./web-sockets.js');
      end = routeWebSockets(settings);
    },
    async close() {
      end();
      await (await opened)?.close();
    },
  };
}
