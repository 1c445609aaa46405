import type { Told } from '../../sentence.js';

/** What one check found. */
export interface Finding {
  readonly name: string;
  /** `note`: the bot starts, but with less than it could have; `fail`: it does not start, or can't answer. */
  readonly status: 'ok' | 'note' | 'fail';
  readonly message: Told;
  /** What to do about it. */
  readonly advice?: Told;
}

export type Check = () => Promise<Finding>;
