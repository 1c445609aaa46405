import type { Answer, ArticleSummary, AskOptions, QuotedExcerpt, Tier } from '../../../src/answer/answer.js';
import type { Finding } from '../../../src/answer/finding.js';
import type {
  ArticleAndRemoved,
  FoundArticle,
  MissingArticle,
  Outdated,
} from '../../../src/answer/found-article.js';
import type { ArticlePlace, NothingToOpen, OpenedArticle } from '../../../src/answer/open-article.js';
import type { Quotable } from '../../../src/answer/pins/quotable.js';
import type { PinsReport } from '../../../src/answer/pins/report.js';
import type { AnswerInArticle, AnswerService, ArticleList, SeenQuote } from '../../../src/answer/service.js';
import type { Timeline } from '../../../src/answer/timeline.js';
import { widen } from '../../../src/answer/widen.js';
import type { Article } from '../../../src/articles/article.js';
import { articleKey, textNames } from '../../../src/articles/article-key.js';
import { checkPin } from '../../../src/articles/pins/check-pins.js';
import { NO_PINS, type Pins } from '../../../src/articles/pins/pins.js';
import { placeOfQuotation } from '../../../src/articles/pins/quotation.js';
import type { CollectionInfo, GenerationInfo } from '../../../src/index/generation-info.js';
import type { Page } from '../../../src/index/passage-index.js';
import { READING } from '../../../src/index/reading.js';
import type { Scope } from '../../../src/index/scope.js';
import type { Span } from '../../../src/text/span.js';

const GENERATION = '20250211T215510123Z';

/** An article with sensible values for everything that a test does not care about. */
export function article(values: Partial<Article> & Pick<Article, 'id'>): Article {
  return {
    path: `${values.id}.md`,
    collection: 'default',
    title: `Title of ${values.id}`,
    url: `https://www.example.org/${values.id}`,
    date: '2024-05-01',
    author: null,
    lang: 'zh-Hans',
    tags: [],
    text: '第一段。\n\n第二段。',
    blocks: [],
    turns: [],
    ...values,
  };
}

/** A quote of a stretch of an article; the highlights are words in it. */
export function quote(
  from: Article,
  text: string,
  values: Partial<QuotedExcerpt> & { bold?: string } = {},
): QuotedExcerpt {
  const start = from.text.indexOf(text);
  if (start < 0) throw new Error(`The article ${from.id} does not hold “${text}”`);
  const { bold, ...rest } = values;
  const boldAt = bold ? from.text.indexOf(bold, start) : -1;
  return {
    rank: 1,
    tier: 'found',
    confidence: 0.9,
    isPinned: false,
    score: 0.9,
    text,
    start,
    end: start + text.length,
    highlights: bold && boldAt >= 0 ? [{ start: boldAt, end: boldAt + bold.length }] : [],
    articleId: from.id,
    articleKey: articleKey(from.id),
    ...textNames(from.text),
    table: null,
    isWidest: widen(from, { start, end: start + text.length }, 0).isWidest,
    title: from.title,
    url: from.url,
    link:
      from.url === null ? null : `${from.url}#:~:text=${encodeURIComponent(text.slice(0, 8).toWellFormed())}`,
    path: from.path,
    collection: from.collection,
    date: from.date,
    speaker: null,
    section: null,
    passage: { start: 0, end: from.text.length, text: from.text },
    alsoIn: [],
    olderEditions: [],
    ...rest,
  };
}

/** An answer whose quotes are all of its tier. */
export function answer(tier: Tier, quotes: readonly QuotedExcerpt[], values: Partial<Answer> = {}): Answer {
  return {
    question: '问题',
    generation: GENERATION,
    tier,
    confidence: 0.8,
    isCalibrated: true,
    chat: null,
    continues: null,
    quotes: quotes.map((quote) => ({ ...quote, tier })),
    keywordsOnly: false,
    hasFurther: false,
    tookMs: 5,
    ...values,
  };
}

/** An answer service over a few articles in memory, with prepared answers; it keeps what it was asked. */
export class Library implements AnswerService {
  readonly asked: ({ readonly question: string } & AskOptions)[] = [];
  /** Every text that the index was asked to look for, for any purpose. */
  readonly lookedFor: string[] = [];
  readonly articles: Article[];
  /** What the next questions get, or how they fail. */
  reply: (question: string) => Answer | Promise<Answer>;

  constructor(
    articles: readonly Article[] = [],
    reply: (question: string) => Answer | Promise<Answer> = () => answer('nothing', []),
  ) {
    this.articles = [...articles];
    this.reply = reply;
  }

  /** The part that may be read in the place of the last request. */
  scope: Scope = null;

  /** It has a single collection, and notes what was allowed through. */
  within(scope: Scope): this {
    this.scope = scope;
    return this;
  }

  /** Holds every answer back, each of which will be that nothing answers. @returns what lets them go */
  hold(): () => void {
    const { promise, resolve } = deferred();
    this.reply = async () => {
      await promise;
      return answer('nothing', []);
    };
    return resolve;
  }

  /** Prepared answers have all quotes: this returns those after the ones shown before, up to the wanted number. */
  async ask(question: string, options: AskOptions = {}): Promise<Answer> {
    this.asked.push({ question, ...options });
    this.lookedFor.push(question);
    const answer = await this.reply(question);
    const { after = 0, top = answer.quotes.length } = options;
    const hasFurther = answer.quotes.slice(after + top).some(({ tier }) => tier !== 'nothing');
    return { ...answer, question, quotes: answer.quotes.slice(after, after + top), hasFurther };
  }

  async askIn(
    wanted: string,
    question: string,
    options: AskOptions = {},
  ): Promise<AnswerInArticle | MissingArticle> {
    const found = await this.article(wanted);
    if (!found.article) return found;
    const { id, title, date } = found.article;
    const filter = { ...options.filter, articleId: id };
    return { article: { id, title, date }, answer: await this.ask(question, { ...options, filter }) };
  }

  async article(wanted: string): Promise<FoundArticle | MissingArticle> {
    this.lookedFor.push(wanted);
    const found = this.articles.find(({ id, title }) =>
      [id, title, `#${articleKey(id)}`].some((name) => name === wanted),
    );
    return found ? withNames(found) : { article: null, nearest: await this.suggest(wanted, 5) };
  }

  async removed(wanted: string): Promise<ArticleAndRemoved | MissingArticle> {
    const found = await this.article(wanted);
    return found.article ? { ...found, removed: [] } : found;
  }

  async seen(key: string, version: string | null): Promise<FoundArticle | Outdated> {
    const article = this.articles.find(({ id }) => articleKey(id) === key);
    if (!article) return { outdated: 'gone' };
    const found = withNames(article);
    return version === null || version === found.version ? found : { outdated: 'changed' };
  }

  async widened({ key, version, quote: span }: SeenQuote, steps: number): Promise<QuotedExcerpt | Outdated> {
    const found = await this.seen(key, version);
    if ('outdated' in found) return found;
    const { article } = found;
    const { isWidest, speaker, start, end } = widen(article, span, steps);
    const values = { start, end, speaker, isWidest, highlights: [span] };
    return quote(article, article.text.slice(start, end), values);
  }

  /** What the next texts are found to be. */
  finding: Finding = { kind: 'nearest', answer: answer('nothing', []) };

  async findQuotation(text = ''): Promise<Finding> {
    this.lookedFor.push(text);
    return this.finding;
  }

  async list({ offset, limit }: Page): Promise<ArticleList> {
    const infos = this.articles.map(({ text: _, blocks: __, turns: ___, ...info }) => ({
      ...info,
      repostOf: null,
    }));
    const articles = infos.slice(offset, offset + limit);
    return { articles, total: infos.length, generation: GENERATION };
  }

  entries: Timeline['entries'] = [];

  async timeline(topic: string): Promise<Timeline> {
    this.lookedFor.push(topic);
    return { topic, entries: this.entries, leftOut: 2 };
  }

  async meanings(): Promise<null> {
    return null;
  }

  /** Questions that it answers well. */
  examples: readonly string[] = [];

  /** The pins instead of those of its articles. */
  pinned: Pins = NO_PINS;

  async pins(): Promise<PinsReport> {
    const pins = this.pinned.pins.map((pin) =>
      checkPin(pin, this.articles.find(({ path }) => path === pin.article) ?? null),
    );
    return { ...this.pinned, pins };
  }

  async quotable(words: string, wanted: string | null): Promise<Quotable> {
    const has = ({ text }: Article): boolean => placeOfQuotation(text, words) !== null;
    const article = wanted === null ? this.articles.find(has) : (await this.article(wanted)).article;
    if (!article) return wanted === null ? { problem: 'not-there' } : { problem: 'no-article', nearest: [] };
    const span = placeOfQuotation(article.text, words);
    if (!span) return { problem: 'not-there' };
    return { path: article.path, title: article.title, quotation: article.text.slice(span.start, span.end) };
  }

  /** What it says about its collections; by default one with all articles. */
  collections: readonly CollectionInfo[] | null = null;

  async info(): Promise<GenerationInfo> {
    return {
      id: GENERATION,
      createdAt: '2025-02-11T21:55:10.123Z',
      model: { name: 'test/model', dimensions: 3, fingerprint: 'x' },
      textFingerprint: 'y',
      reading: READING,
      articles: this.articles.length,
      passages: 9,
      collections: this.collections ?? [
        { name: 'default', articles: this.articles.length, passages: 9, examples: this.examples },
      ],
      examples: this.examples,
    };
  }

  /** What the next free texts open, and what matches typed text. */
  opened: ArticlePlace[] = [];
  openedAt: Span | null = null;

  async places(text: string, limit: number): Promise<readonly ArticlePlace[]> {
    const titles = await this.suggest(text, limit);
    const typed = text === '' ? [] : this.opened.filter(({ heading }) => heading?.includes(text));
    return [...titles.map((article) => ({ ...article, heading: null, start: 0 })), ...typed].slice(0, limit);
  }

  async open(text: string, limit: number): Promise<OpenedArticle | NothingToOpen> {
    this.lookedFor.push(text);
    const [place, ...others] = this.opened.slice(0, limit);
    const article = this.articles.find(({ id }) => id === place?.id);
    if (!place || !article) return { found: null, others: await this.places(text, limit) };
    const by = this.openedAt ? 'passage' : place.heading === null ? 'title' : 'heading';
    const at = this.openedAt ?? { start: place.start, end: place.start };
    return { found: withNames(article), by, place, at, others };
  }

  async suggest(text: string, limit: number): Promise<readonly ArticleSummary[]> {
    this.lookedFor.push(text);
    const found = this.articles.filter(({ title }) => text === '' || title.includes(text));
    return found.slice(0, limit).map(({ id, title, date }) => ({ id, title, date }));
  }
}

/** An article as the answer service gives it. */
export function withNames(article: Article): FoundArticle {
  return { article, key: articleKey(article.id), ...textNames(article.text), generation: GENERATION };
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let settle: () => void = () => {};
  const promise = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: () => settle() };
}
