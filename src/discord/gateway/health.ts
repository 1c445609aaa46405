import { type Client, Status } from 'discord.js';
import { UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';

/** Whether every shard is connected. `client.isReady()` still says so after some closes; the shards don't. */
export function isConnected({ ws }: Client): boolean {
  return ws.shards.size > 0 && ws.shards.every((shard) => shard.status === Status.Ready);
}

export interface HealthOptions {
  readonly now: () => number;
  /** How often the connection is checked, in ms. */
  readonly interval: number;
  /** How long it may be down, in ms. */
  readonly patience: number;
}

/** Watches a connection until it has been down for too long, or until it is stopped. */
export class HealthWatch {
  /** Resolves when the connection has been down for too long. */
  readonly down: Promise<UserError>;
  readonly #timer: NodeJS.Timeout;

  constructor(client: Client, { now, interval, patience }: HealthOptions) {
    let lastUp = now();
    let tell: (error: UserError) => void = () => {};
    this.down = new Promise((resolve) => {
      tell = resolve;
    });
    this.#timer = setInterval(() => {
      if (isConnected(client)) lastUp = now();
      else if (now() - lastUp >= patience) tell(downFor(now() - lastUp));
    }, interval);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

function downFor(ms: number): UserError {
  return new UserError(
    'unreachable',
    sentence(
      'The connection to Discord has been down for {{seconds}} seconds. The bot ends, so that a supervisor starts it anew; HEALTH_EXIT_AFTER says how long it waits.',
      { seconds: Math.round(ms / 1000) },
    ),
  );
}
