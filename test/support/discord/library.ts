import type {
  Answer,
  AnswerService,
  ArticleSummary,
  Finding,
  QuotedExcerpt,
  Tier,
  Timeline,
} from '../../../src/answer/answer.js';
import { articleKey } from '../../../src/answer/article-key.js';
import { widen } from '../../../src/answer/widen.js';
import type { Article } from '../../../src/articles/article.js';
import { wellFormed } from '../../../src/discord/render/markup.js';
import { FORMAT_VERSION, type GenerationInfo } from '../../../src/index/generation-info.js';
import type { Span } from '../../../src/text/span.js';

/** An article with sensible values for whatever a test does not care about. */
export function article(values: Partial<Article> & Pick<Article, 'id'>): Article {
  return {
    path: `${values.id}.md`,
    title: `Title of ${values.id}`,
    url: `https://www.example.org/${values.id}`,
    date: '2024-05-01',
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
    score: 0.9,
    text,
    start,
    end: start + text.length,
    highlights: bold && boldAt >= 0 ? [{ start: boldAt, end: boldAt + bold.length }] : [],
    articleId: from.id,
    title: from.title,
    url: from.url,
    link:
      from.url === null ? null : `${from.url}#:~:text=${encodeURIComponent(wellFormed(text.slice(0, 8)))}`,
    path: from.path,
    date: from.date,
    speaker: null,
    section: null,
    passage: { start: 0, end: from.text.length, text: from.text },
    alsoIn: [],
    ...rest,
  };
}

export function answer(tier: Tier, quotes: readonly QuotedExcerpt[], values: Partial<Answer> = {}): Answer {
  return { question: '问题', tier, confidence: 0.8, quotes, keywordsOnly: false, tookMs: 5, ...values };
}

/** An answer service over a few articles in memory, with prepared answers; it keeps what it was asked. */
export class Library implements AnswerService {
  readonly asked: { readonly question: string; readonly top: number | undefined }[] = [];
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

  /** Holds every answer back, each of which will be that nothing answers. @returns what lets them go */
  hold(): () => void {
    const { promise, resolve } = deferred();
    this.reply = async () => {
      await promise;
      return answer('nothing', []);
    };
    return resolve;
  }

  async ask(question: string, options?: { readonly top?: number }): Promise<Answer> {
    this.asked.push({ question, top: options?.top });
    return { ...(await this.reply(question)), question };
  }

  async article(idOrTitle: string): Promise<Article | null> {
    return this.articles.find(({ id, title }) => id === idOrTitle || title === idOrTitle) ?? null;
  }

  async removed(): Promise<readonly never[]> {
    return [];
  }

  async articleByKey(key: string): Promise<Article | null> {
    return this.articles.find(({ id }) => articleKey(id) === key) ?? null;
  }

  async widened(key: string, span: Span, steps: number) {
    const found = await this.articleByKey(key);
    if (!found) return null;
    const { isWidest, speaker, start, end } = widen(found, span, steps);
    const excerpt = quote(found, found.text.slice(start, end), { start, end, speaker, highlights: [span] });
    return { excerpt, isWidest };
  }

  /** What the next texts are found to be. */
  finding: Finding = { kind: 'nearest', answer: answer('nothing', []) };

  async findQuotation(_text?: string): Promise<Finding> {
    return this.finding;
  }

  entries: Timeline['entries'] = [];

  async timeline(topic: string): Promise<Timeline> {
    return { topic, entries: this.entries, leftOut: 2 };
  }

  async meanings(): Promise<null> {
    return null;
  }

  async info(): Promise<GenerationInfo> {
    return {
      format: FORMAT_VERSION,
      id: '20250211T215510123Z',
      createdAt: '2025-02-11T21:55:10.123Z',
      model: { name: 'test/model', dimensions: 3, fingerprint: 'x' },
      textFingerprint: 'y',
      articles: this.articles.length,
      passages: 9,
    };
  }

  async suggest(text: string, limit: number): Promise<readonly ArticleSummary[]> {
    const found = this.articles.filter(({ title }) => text === '' || title.includes(text));
    return found.slice(0, limit).map(({ id, title, date }) => ({ id, title, date }));
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let settle: () => void = () => {};
  const promise = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: () => settle() };
}
