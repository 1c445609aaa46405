import type Database from 'better-sqlite3';
import { messageOf, UserError } from '../errors.js';
import { sentence } from '../sentence.js';
import { diskTroubleOf } from '../storage/disk.js';
import { noteChange, type RuleName } from './sharing/rule-changes.js';

/** A change of what admins have said. */
export interface RuleChange {
  readonly sql: string;
  readonly values: readonly string[];
  /** The rule that is changed, and whether it is gone then. */
  readonly name: RuleName;
  readonly isGone?: boolean;
}

/**
 * Changes what admins have said, and notes that for the other bots.
 *
 * @returns how many rows are others than before
 * @throws UserError `disk` if the disk takes nothing
 */
export function keptChange(db: Database.Database, { sql, values, name, isGone = false }: RuleChange): number {
  return unlessFull(() =>
    db.transaction(() => {
      const { changes } = db.prepare(sql).run(...values);
      if (changes > 0) noteChange(db, name, isGone);
      return changes;
    })(),
  );
}

/** @throws UserError `disk` if the disk takes nothing */
export function unlessFull<T>(change: () => T): T {
  try {
    return change();
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
