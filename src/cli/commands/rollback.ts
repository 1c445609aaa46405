import type { Config } from '../../config.js';
import type { Speech } from '../i18n/speech.js';
import { openStore } from '../open-store.js';
import { print, printJson } from '../output/output.js';
import { EXIT, type SharedOptions } from './command.js';

/** Makes an earlier generation the one that serves; a running bot follows by itself. */
export async function rollbackCommand(
  config: Config,
  generation: string | undefined,
  { json }: SharedOptions,
  { t }: Speech,
): Promise<number> {
  const { from, to } = await openStore(config).rollback(generation);
  if (json) printJson({ from, to });
  else {
    print(t('rolledBack', { from, to }));
    print(t('rolledBackNext'));
  }
  return EXIT.done;
}
