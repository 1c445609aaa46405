import type { Explanation } from '../../answer/explanation.js';
import type { AnswerService } from '../../answer/service.js';
import type { PinsFile } from '../../articles/pins/pins-file.js';
import type { GenerationStore } from '../../index/generation-store.js';
import type { IndexRuns } from '../../indexing/runs.js';
import type { Journal } from '../../journal/journal.js';
import type { FairQueue } from '../../operations/fair-queue.js';
import type { TokenDesk } from './discord/desk.js';

/** What the workshop works with, in addition to what every page does. */
export interface WorkshopParts {
  /** All articles, also of collections that the other pages do not show. */
  readonly answers: AnswerService;
  /**
   * An answer and the reasons for it.
   *
   * @param generation the id of the one to ask; null: the one that serves
   * @throws UserError if that can't be read, was made for another model, or is gone
   */
  explain(question: string, generation: string | null): Promise<Explanation>;
  /** The turns of everything that is asked in this process. */
  readonly queue: FairQueue;
  readonly generations: Pick<GenerationStore, 'list' | 'current'>;
  /** Null if questions are not kept. */
  readonly journal: Journal | null;
  readonly runs: IndexRuns;
  /** The articles' folder. */
  readonly articlesDir: string;
  /** What admins have pinned, in that folder. */
  readonly pins: Pick<PinsFile, 'read' | 'append' | 'remove'>;
  /** Takes the bot's token; null if the program was started with one. */
  readonly tokens: TokenDesk | null;
}
