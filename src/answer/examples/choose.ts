import type { Embedder } from '../../embedding/embedder.js';
import { type ArticleInfo, articleOf, type PassageIndex } from '../../index/passage-index.js';
import { pacer } from '../../pacer.js';
import { textIdOf } from '../../retrieval/hit.js';
import { readQuestion } from '../../retrieval/question/question.js';
import { search } from '../../retrieval/search.js';
import { onlyLetters } from '../../text/letters.js';
import { type Candidates, candidatesOf } from './candidates.js';

/** How many are shown. */
const WANTED = 3;
/** The most candidates that are tried in all, and of one article if there are many: each costs a search. */
const MOST_ASKED = { inAll: 40, ofOne: 4 } as const;
/** How many articles are read for candidates. */
const MOST_READ = 60;
/** Two questions of one theme share more of their terms than this (the Dice coefficient). */
const SAME_THEME = 0.25;
/** How many letters an answer must add to the question. */
const LEAST_ANSWER = 10;

/** A question, and the text that it comes from. */
interface Example {
  readonly question: string;
  readonly text: string;
}

/**
 * Chooses questions that a generation answers: each was asked, and the first quote surely answers it and comes from
 * the question's own article. One for each theme: articles with other tags come first, and questions that share words
 * are not taken together. Articles' own questions are preferred to those made from headings.
 *
 * @param before those of an earlier generation, which stay as long as they are answered
 * @returns three at most, each with its own answer; fewer if there are no more
 */
export async function chooseExamples(
  index: PassageIndex,
  embedder: Embedder | null,
  before: readonly string[],
  stopIfAborted: () => void,
): Promise<string[]> {
  const choice = new Choice(index, embedder, stopIfAborted);
  for (const question of before) await choice.keep(question);
  const infos = byTheme(await index.infos()).slice(0, MOST_READ);
  const ofOne = Math.max(MOST_ASKED.ofOne, Math.floor(MOST_ASKED.inAll / Math.max(1, infos.length)));
  for (const kind of ['own', 'made'] as const)
    for (const info of infos) {
      if (choice.isDone) break;
      await choice.takeOneOf(info, kind, ofOne);
    }
  return choice.questions;
}

/** The questions chosen so far. */
class Choice {
  readonly #index: PassageIndex;
  readonly #embedder: Embedder | null;
  readonly #stopIfAborted: () => void;
  readonly #chosen: Example[] = [];
  readonly #candidates = new Map<string, Candidates>();
  /** A bot that indexes keeps answering meanwhile. */
  readonly #pause = pacer();
  #asked = 0;

  constructor(index: PassageIndex, embedder: Embedder | null, stopIfAborted: () => void) {
    this.#index = index;
    this.#embedder = embedder;
    this.#stopIfAborted = stopIfAborted;
  }

  get questions(): string[] {
    return this.#chosen.map(({ question }) => question);
  }

  get isDone(): boolean {
    return this.#chosen.length >= WANTED || this.#asked >= MOST_ASKED.inAll;
  }

  /** Takes a question that was chosen before, no matter which article answers it now. */
  async keep(question: string): Promise<void> {
    const text = await this.#answeredIn(question);
    if (text !== null && !this.isDone && isOfAnotherTheme({ question, text }, this.#chosen))
      this.#chosen.push({ question, text });
  }

  /** Takes the first of an article's questions that it answers itself, if there is one. */
  async takeOneOf({ id, repostOf }: ArticleInfo, kind: keyof Candidates, most: number): Promise<void> {
    const text = repostOf ?? id;
    const examples = (await this.#candidatesOf(id))[kind].map((question) => ({ question, text }));
    for (const one of examples.filter((one) => isOfAnotherTheme(one, this.#chosen)).slice(0, most))
      if ((await this.#answeredIn(one.question)) === text) {
        this.#chosen.push(one);
        return;
      }
  }

  async #candidatesOf(id: string): Promise<Candidates> {
    const known = this.#candidates.get(id);
    if (known) return known;
    await this.#pause();
    const article = await articleOf(this.#index, id);
    const candidates = article ? candidatesOf(article) : { own: [], made: [] };
    this.#candidates.set(id, candidates);
    return candidates;
  }

  /** The text that surely answers a question, and by more than its own words; null if there is none. */
  async #answeredIn(question: string): Promise<string | null> {
    this.#stopIfAborted();
    await this.#pause();
    this.#asked++;
    const { quotes } = await search(this.#index, this.#embedder, readQuestion(question), { top: 1 });
    const [first] = quotes;
    if (first?.tier !== 'found') return null;
    const { article, quote, hit } = first;
    const said = onlyLetters(article.text.slice(quote.start, quote.end)).replace(onlyLetters(question), '');
    return said.length >= LEAST_ANSWER ? textIdOf(hit) : null;
  }
}

/** The first article of each tag, then the next of each; an article without a tag is a theme by itself. */
function byTheme(infos: readonly ArticleInfo[]): ArticleInfo[] {
  const seen = new Map<string, number>();
  const placed = infos.map((info) => {
    const theme = info.tags[0] ?? `#${info.id}`;
    const place = seen.get(theme) ?? 0;
    seen.set(theme, place + 1);
    return { info, place };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ info }) => info);
}

function isOfAnotherTheme({ question, text }: Example, chosen: readonly Example[]): boolean {
  const terms = new Set(readQuestion(question).terms);
  return chosen.every((other) => {
    const others = new Set(readQuestion(other.question).terms);
    const shared = [...terms].filter((term) => others.has(term)).length;
    return other.text !== text && (2 * shared) / (terms.size + others.size) <= SAME_THEME;
  });
}
