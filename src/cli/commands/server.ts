import type { Config } from '../../config.js';
import { UserError } from '../../errors.js';
import type { Collections } from '../../journal/bindings.js';
import type { ChannelRules } from '../../journal/channel-rules.js';
import { createLogger } from '../../logger.js';
import { sentence } from '../../sentence.js';
import { createEngine } from '../compose.js';
import { print } from '../output/output.js';
import { openSharedStores } from '../shared-stores.js';
import { EXIT, type SharedOptions } from './command.js';

interface ServerArguments extends SharedOptions {
  readonly collections?: string;
  readonly erase?: boolean;
}

/** Stands for all collections. */
const ALL = '*';

/** Shows everything that is kept about a server, as JSON; sets its collections, or erases what is kept. */
export async function serverCommand(
  config: Config,
  id: string,
  { collections, erase = false }: ServerArguments,
): Promise<number> {
  const bound = collections === undefined ? undefined : await namesIn(collections, config);
  const { channels, journal, exchange, close } = await openSharedStores(
    config,
    createLogger(config.logLevel),
    { withOldJournal: true },
  );
  try {
    if (bound !== undefined) bind(channels, id, bound);
    const kept = {
      server: id,
      channels: channels.list(id),
      help_channels: channels.helpChannels(id),
      collections: channels.bindings.list(id),
      ...journal?.keptOf(id),
    };
    print(JSON.stringify(kept));
    if (erase) {
      channels.forget(id);
      await journal?.forget(id);
    }
    // What bots on a cluster keep is changed there, too, or the command fails.
    await exchange();
    return EXIT.done;
  } finally {
    await close();
  }
}

function bind({ bindings }: ChannelRules, id: string, names: Collections): void {
  if (names?.length === 0) bindings.unbind(id, null);
  else bindings.bind(id, null, names);
}

/** @throws UserError `not-found` if the index has no collection of one of the names */
async function namesIn(written: string, config: Config): Promise<Collections> {
  if (written.trim() === ALL) return null;
  const names = written
    .normalize('NFC')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const engine = createEngine(config);
  try {
    const known = (await engine.answers.info()).collections.map(({ name }) => name);
    const unknown = names.find((name) => !known.includes(name));
    if (unknown === undefined) return names;
    throw new UserError(
      'not-found',
      sentence('There is no collection {{name}}. There are: {{names}}.', {
        name: unknown,
        names: known.join(', '),
      }),
    );
  } finally {
    await engine.close();
  }
}
