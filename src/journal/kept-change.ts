import type Database from 'better-sqlite3';
import { messageOf, UserError } from '../errors.js';
import { sentence } from '../sentence.js';
import { diskTroubleOf } from '../storage/disk.js';

/**
 * Changes what admins have said.
 *
 * @returns how many rows are others than before
 * @throws UserError `disk` if the disk takes nothing
 */
export function keptChange(db: Database.Database, sql: string, values: readonly string[]): number {
  try {
    return db.prepare(sql).run(...values).changes;
  } catch (error) {
    if (!diskTroubleOf(error)) throw error;
    throw new UserError(
      'disk',
      sentence(
        "The rule could not be kept: nothing can be written to the bot's data folder ({{reason}}). Free some space, or give the bot the right to write there, and start it again.",
        { reason: messageOf(error) },
      ),
      { cause: error },
    );
  }
}
