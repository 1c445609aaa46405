import { dropOldest } from '../../drop-oldest.js';

import type { ArticleFilter } from '../../index/passage-index.js';

/** What narrows a question down, as a person writes it and as the reply repeats it. */
export interface Narrowing extends Pick<ArticleFilter, 'tag' | 'since' | 'until'> {
  /** As for `AnswerService.article`. */
  readonly article?: string;
}

/** Everything needed to ask a question again. */
export interface KeptQuestion {
  readonly question: string;
  readonly narrowing: Narrowing;
  /** What it continues from, the newest last. */
  readonly before: readonly string[];
}

/** The most questions that are kept: some 10 MB if all are as long as they may be. */
const MOST = 5000;

/**
 * The questions of answers that do not repeat them, so that their buttons can ask them again. Only in memory: a
 * question is forgotten after a restart, or after this many later ones.
 */
export class AskedQuestions {
  readonly #questions = new Map<string, KeptQuestion>();
  readonly #most: number;

  constructor(most: number = MOST) {
    this.#most = most;
  }

  /** @param name of the answer, which nobody can forge: its buttons are signed */
  keep(name: string, question: KeptQuestion): void {
    this.#questions.delete(name);
    this.#questions.set(name, question);
    dropOldest(this.#questions, this.#most);
  }

  /** Null if it is forgotten. */
  of(name: string): KeptQuestion | null {
    return this.#questions.get(name) ?? null;
  }
}
