import { dropOldest } from '../../drop-oldest.js';

import type { Room, Rooms } from './room.js';

interface Thread {
  readonly room: Room;
  readonly name: string;
}

/** How many threads can still be written to. */
const THREADS_KEPT = 1000;

/** The threads that were created, each with the id of the message above it. */
export class Threads {
  readonly #threads = new Map<string, Thread>();

  constructor(readonly rooms: Rooms) {}

  /** @returns whether there is such a message */
  begin(messageId: string, name: string): boolean {
    const room = this.rooms.withMessage(messageId);
    if (!room) return false;
    this.#threads.set(messageId, { room, name });
    dropOldest(this.#threads, THREADS_KEPT);
    return true;
  }

  of(id: string): Thread | null {
    return this.#threads.get(id) ?? null;
  }
}
