import type { Passage } from '../passages/passage.js';
import type { ArticleHeading, ArticleTitle } from './passage-index.js';
import { foldTitle, TitleIndex } from './titles.js';

/** The most headings that are looked through, those of the newest articles: some 15 MB of memory. */
const MOST = 30_000;

/** Looks headings up as titles are. */
export class HeadingIndex {
  readonly #index = new TitleIndex<ArticleHeading>();
  #size = 0;

  /** Whether it is full. */
  get isFull(): boolean {
    return this.#size >= MOST;
  }

  /** @param passages all passages of the article, in the order of its text */
  add(article: ArticleTitle, passages: Iterable<Pick<Passage, 'headings' | 'start'>>): void {
    let before: readonly string[] = [];
    for (const { headings, start } of passages) {
      const first = headings.findIndex((heading, i) => heading !== before[i]);
      for (const heading of first < 0 ? [] : headings.slice(first)) this.#add({ article, heading, start });
      before = headings;
    }
  }

  /** The best matches, best first; none for an empty text. */
  search(text: string, limit: number): ArticleHeading[] {
    return text.trim() === '' ? [] : this.#index.search(text, limit);
  }

  #add(heading: ArticleHeading): void {
    if (this.isFull) return;
    this.#size++;
    this.#index.add(heading, foldTitle(heading.heading), '');
  }
}
