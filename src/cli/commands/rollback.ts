import type { Config } from '../../config.js';
import { openStore } from '../compose.js';
import { print, printJson } from '../output/output.js';
import { EXIT, type SharedOptions } from './command.js';

/** Makes an earlier generation the one that serves; a bot that runs follows by itself. */
export async function rollbackCommand(
  config: Config,
  generation: string | undefined,
  { json }: SharedOptions,
): Promise<number> {
  const { from, to } = await openStore(config).rollback(generation);
  if (json) printJson({ from, to });
  else {
    print(`Generation ${to} serves again, instead of ${from}.`);
    print('The next run of the indexer builds a new one of what the folder of articles says then.');
  }
  return EXIT.done;
}
