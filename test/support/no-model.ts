import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Variables } from './cli.js';

export interface MachineWithoutModel {
  /** What a command is to be run with. */
  readonly variables: Variables;
  /** What the hub was asked for. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * A machine where no source has the model: its folder is empty, the hub refuses, and there is no `mvn` on the PATH.
 *
 * @param folder of which folders that do not exist are named
 */
export async function machineWithoutModel(folder: string): Promise<MachineWithoutModel> {
  const requests: string[] = [];
  const hub = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.writeHead(403).end();
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  const { port } = hub.address() as AddressInfo;
  return {
    variables: {
      MODELS_DIR: join(folder, 'no-models'),
      HF_ENDPOINT: `http://127.0.0.1:${port}`,
      PATH: join(folder, 'no-commands'),
    },
    requests,
    close: () => new Promise((resolve) => void hub.close(() => resolve())),
  };
}
