import { dropOldest } from '../../drop-oldest.js';

import type { ArticleFilter } from '../../index/passage-index.js';

/** What narrows a question down, as a person says it and as the reply repeats it. */
export interface Narrowing extends Pick<ArticleFilter, 'tag' | 'since' | 'until'> {
  /** As `AnswerService.article` takes it. */
  readonly article?: string;
}

/** All that is needed to ask a question again. */
export interface KeptQuestion {
  readonly question: string;
  readonly narrowing: Narrowing;
  /** What it goes on from, the newest last. */
  readonly before: readonly string[];
}

/** As many questions as are kept: some 10 MB where all are as long as they may be. */
const MOST = 5000;

/**
 * The questions of answers that do not repeat them, so that their buttons can ask them again. In memory alone: after a
 * restart, and when so many others came later, a question is forgotten.
 */
export class AskedQuestions {
  readonly #questions = new Map<string, KeptQuestion>();
  readonly #most: number;

  constructor(most: number = MOST) {
    this.#most = most;
  }

  /** @param name of the answer, which nobody can make up: its buttons are signed */
  keep(name: string, question: KeptQuestion): void {
    this.#questions.delete(name);
    this.#questions.set(name, question);
    dropOldest(this.#questions, this.#most);
  }

  /** Null where it is forgotten. */
  of(name: string): KeptQuestion | null {
    return this.#questions.get(name) ?? null;
  }
}
