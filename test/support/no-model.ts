import { mkdirSync, writeFileSync } from 'node:fs';
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
 * A machine where no source has the model: its folder is empty, the hub refuses, and so does the one command on
 * the PATH, `mvn`.
 *
 * @param folder what the machine may fill
 */
export async function machineWithoutModel(folder: string): Promise<MachineWithoutModel> {
  const commands = join(folder, 'commands');
  mkdirSync(commands, { recursive: true });
  writeFileSync(join(commands, 'mvn'), '#!/bin/sh\necho "[ERROR] offline"\nexit 1\n', { mode: 0o755 });
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
      PATH: commands,
    },
    requests,
    close: () => new Promise((resolve) => void hub.close(() => resolve())),
  };
}
