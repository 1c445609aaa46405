import type { Embedder } from '../../embedding/embedder.js';
import { type ArticleInfo, articleOf, type PassageIndex } from '../../index/passage-index.js';
import { textIdOf } from '../../retrieval/hit.js';
import { readQuestion } from '../../retrieval/question/question.js';
import { search } from '../../retrieval/search.js';
import { onlyLetters } from '../../text/letters.js';
import { candidatesOf } from './candidates.js';

/** As many are shown. */
const WANTED = 3;
/** Each costs a search: in all, and of one article, of which more are tried where there are few articles. */
const MOST_ASKED = { inAll: 40, ofOne: 4 } as const;
/** As many articles are read for candidates. */
const MOST_READ = 60;
/** Two questions of one theme share more of their terms than this (the Dice coefficient). */
const SAME_THEME = 0.25;
/** An answer says so many letters beside the question. */
const LEAST_ANSWER = 10;

/** A question, and the text that it is of. */
interface Example {
  readonly question: string;
  readonly text: string;
}

/**
 * Chooses questions that a generation answers: each was asked, and what was found first answers it for sure and is of the
 * article that the question is of. One a theme: articles of other tags come first, and questions that share words are
 * not taken together.
 *
 * @param before those of an earlier generation: they stay as long as they are answered
 * @returns three at most, each with its own answer; fewer where there are no more
 */
export async function chooseExamples(
  index: PassageIndex,
  embedder: Embedder | null,
  before: readonly string[],
  stopIfAborted: () => void,
): Promise<string[]> {
  const chosen: Example[] = [];
  for (const question of before) {
    stopIfAborted();
    const text = await answeredIn(index, embedder, question);
    if (text !== null && isOfAnotherTheme({ question, text }, chosen)) chosen.push({ question, text });
  }
  let asked = 0;
  const infos = byTheme(await index.infos()).slice(0, MOST_READ);
  const ofOne = Math.max(MOST_ASKED.ofOne, Math.floor(MOST_ASKED.inAll / Math.max(1, infos.length)));
  for (const info of infos) {
    if (chosen.length >= WANTED || asked >= MOST_ASKED.inAll) break;
    const text = info.repostOf ?? info.id;
    const candidates = (await candidatesIn(index, info.id)).map((question) => ({ question, text }));
    const fresh = candidates.filter((one) => isOfAnotherTheme(one, chosen)).slice(0, ofOne);
    for (const one of fresh) {
      stopIfAborted();
      asked++;
      if ((await answeredIn(index, embedder, one.question)) !== text) continue;
      chosen.push(one);
      break;
    }
  }
  return chosen.slice(0, WANTED).map(({ question }) => question);
}

async function candidatesIn(index: PassageIndex, id: string): Promise<string[]> {
  const article = await articleOf(index, id);
  return article ? candidatesOf(article) : [];
}

/** The first article of each tag, then the next of each; those without a tag are a theme each. */
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

/** The text that a question is answered from for sure, and by more than its own words; null where it is not. */
async function answeredIn(
  index: PassageIndex,
  embedder: Embedder | null,
  question: string,
): Promise<string | null> {
  const { quotes } = await search(index, embedder, readQuestion(question), { top: 1 });
  const [first] = quotes;
  if (first?.tier !== 'found') return null;
  const { article, quote, hit } = first;
  const said = onlyLetters(article.text.slice(quote.start, quote.end)).replace(onlyLetters(question), '');
  return said.length >= LEAST_ANSWER ? textIdOf(hit) : null;
}
