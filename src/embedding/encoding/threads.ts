import { availableParallelism, totalmem } from 'node:os';

const MIB = 1024 ** 2;

/** What a thread takes with its model, and what share of the machine's memory all may take together, 0..1. */
const THREAD_BYTES = 250 * MIB;
const MEMORY_SHARE = 0.25;

/** Beyond this many, threads wait for memory and not for the processor. */
const MOST_THREADS = 8;

/**
 * What a bot and an indexer take together, with one thread each: 504 MiB were measured with some hundred passages;
 * the rest is for the graph of more passages and for the connection to Discord.
 */
const BOTH_BYTES = 700 * MIB;

/**
 * How many threads embed at the same time: one for each core, as far as there is memory.
 *
 * @param memory in bytes
 */
export function threadsFor(cores: number, memory: number): number {
  return Math.max(1, Math.min(cores, MOST_THREADS, Math.floor((memory * MEMORY_SHARE) / THREAD_BYTES)));
}

/**
 * What to say if an indexer may have no room beside a bot, or null if it has.
 *
 * @param memory in bytes
 */
export function whyTight(memory: number): string | null {
  if (memory >= BOTH_BYTES) return null;
  const [has, takes] = [memory, BOTH_BYTES].map((bytes) => Math.floor(bytes / MIB));
  return `There are ${has} MiB of memory, and a bot with an indexer beside it takes up to ${takes}: passages are embedded one at a time. Should the system end a run for lack of memory, run the indexer while the bot is stopped, or give them more.`;
}

/** The memory of this machine, or what a container is given of it, in bytes. */
export function memoryHere(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(totalmem(), limit) : totalmem();
}

export function threadsHere(): number {
  return threadsFor(availableParallelism(), memoryHere());
}
