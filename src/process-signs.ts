import { z } from 'zod';

/** A process that serves a part of a bot's servers, as it announces itself to the others. */
export const signSchema = z.object({
  /** Another one for each start of a process. */
  run: z.string(),
  /** Stands for the bot; nothing can be done with it. */
  application: z.string(),
  shards: z.array(z.int()).readonly(),
  /** Into how many shards the servers are cut. */
  of: z.int(),
  /** The machine and the process, for people who have to find it. */
  where: z.string(),
});

export type Sign = Readonly<z.infer<typeof signSchema>>;

/** A sign, and when it was renewed by the clock of its process, in ms since 1970. */
export interface RenewedSign extends Sign {
  readonly at: number;
}

/** Where processes leave their signs for each other. */
export interface SignBoard {
  /** Renews a sign. */
  post(sign: Sign, at: number): Promise<void>;
  /** All signs of a bot; also those of processes that have ended, for a while. */
  of(application: string): Promise<readonly RenewedSign[]>;
  remove(run: string): Promise<void>;
}

/** How long a sign stays that nobody renews. In ms: an hour. */
export const FORGOTTEN = 3_600_000;
