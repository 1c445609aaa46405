import { sectionAt } from '../../../src/answer/excerpt.js';
import { findQuotation } from '../../../src/answer/find-quotation.js';
import { textFragmentLink } from '../../../src/answer/links.js';
import { widen } from '../../../src/answer/widen.js';
import { spokenSentences } from '../../../src/passages/spoken-sentences.js';
import { readQuestion } from '../../../src/retrieval/question/question.js';
import { holdsNearly, isNearDuplicate } from '../../../src/retrieval/quoting/duplicates.js';
import { selectQuote } from '../../../src/retrieval/quoting/quote.js';
import { lacksNamed } from '../../../src/retrieval/ranking/missing.js';
import { scoreSentences } from '../../../src/retrieval/ranking/sentence-scores.js';
import { termFinder } from '../../../src/text/finder.js';
import { lettersOf } from '../../../src/text/letters.js';
import { articleOf } from '../article.js';
import { indexOfArticle } from './index-of-article.js';
import { middleOf } from './middle.js';
import { on, onText, type Stage } from './stage.js';

const URL = 'https://news.example.com/a/1';
const WANTED = '2025年3月有多少 GPT-4o 的 token';
const COSTS = { quote: 0.0005, core: 0.001, paragraph: 0.02 };
const WEIGHTS = {
  cosine: 1,
  lexical: 1,
  before: 1,
  after: 1,
  length: 1,
  kinds: { date: 1, number: 1, reason: 1, place: 1, name: 1 },
};

/** The first half of a text as one passage: none of an article is as long, and each of its characters is weighed. */
const onePassage = (source: string) => {
  const article = articleOf(source.slice(0, source.length / 2));
  const passage = {
    articleId: article.id,
    start: 0,
    end: article.text.length,
    headings: [],
    speaker: null,
    question: null,
  };
  return { article, hit: { passage, lexical: 1, cosine: null, repostOf: null, score: 1 } };
};
const question = readQuestion(WANTED);
const sought = { ...question, weightOf: () => 1, find: termFinder(question.wording) };

/** What an article goes through when it is quoted. */
export const QUOTING: readonly Stage[] = [
  on('spoken sentences', articleOf, (article) =>
    spokenSentences(article, { start: 0, end: article.text.length }),
  ),
  on('quote', onePassage, (read) =>
    selectQuote(read.article, scoreSentences(read, null, sought, WEIGHTS), COSTS),
  ),
  on('named', onePassage, (read) =>
    lacksNamed(question.named, { ...read, quote: middleOf(read.article.text) }),
  ),
  onText('near duplicates', (source) => isNearDuplicate(source, `灯${source}`)),
  onText('quotation held', (source) => holdsNearly(source, `灯${source.slice(0, 400)}亮`)),
  onText('terms found', termFinder([...question.wording, 'a', '灯'])),
  on('around', articleOf, (article) => widen(article, middleOf(article.text), 5)),
  on('section', articleOf, (article) => sectionAt(article, article.text.length)),
  onText('text fragment', (source) => textFragmentLink(URL, source, middleOf(source))),
  onText('text fragment of all', (source) => textFragmentLink(URL, source, { start: 0, end: source.length })),
  onText('letters', lettersOf),
  on('quotation finder', indexOfArticle, ({ index, text }) =>
    findQuotation(index, null, `“${text.slice(-60)}”${text.slice(0, 30)}`),
  ),
];
