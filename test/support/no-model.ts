import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Variables } from './cli.js';

export interface MachineWithoutModel {
  /** What a command is run with. */
  readonly variables: Variables & { readonly MODELS_DIR: string };
  /** From now on the hub keeps requests waiting; resolves when one does. */
  hold(): Promise<void>;
  /** The hub refuses the waiting requests, and later ones at once. */
  release(): void;
  close(): Promise<void>;
}

/**
 * A machine for which no source has the model: its folder is empty, the hub refuses, and there is no `mvn` on the
 * PATH.
 *
 * @param folder a folder that the machine may fill
 */
export async function machineWithoutModel(folder: string): Promise<MachineWithoutModel> {
  const hub = createHub();
  const server = createServer((_request, response) => hub.answer(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    variables: {
      MODELS_DIR: join(folder, 'no-models'),
      HF_ENDPOINT: `http://127.0.0.1:${port}`,
      PATH: join(folder, 'no-commands'),
    },
    hold: hub.hold,
    release: hub.release,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function createHub() {
  const waiting: ServerResponse[] = [];
  let whenAsked: (() => void) | null = null;
  const refuseAll = (): void => {
    for (const response of waiting.splice(0)) response.writeHead(403).end();
  };
  return {
    answer(response: ServerResponse): void {
      waiting.push(response);
      if (whenAsked) whenAsked();
      else refuseAll();
    },
    hold: () =>
      new Promise<void>((resolve) => {
        whenAsked = resolve;
      }),
    release(): void {
      whenAsked = null;
      refuseAll();
    },
  };
}
