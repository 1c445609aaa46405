import type { ArticleReference, QuotedExcerpt } from './answer.js';
import type { Finding } from './finding.js';
import type { AnswerService } from './service.js';

/** A stretch of a certain version of an article. */
export type ReaderPlace = Pick<QuotedExcerpt, 'articleId' | 'start' | 'end' | 'version'>;

/** An article's page in the reader. */
export function readerPage(base: string, articleId: string): string {
  return `${base}/read/${articleId.split('/').map(encodeURIComponent).join('/')}`;
}

/** The same with a quote highlighted, as long as the article has not changed. */
export function readerLink(base: string, { articleId, start, end, version }: ReaderPlace): string {
  return `${readerPage(base, articleId)}?from=${start}&to=${end}&v=${version}#quote`;
}

/** Pages that show articles. */
interface ReaderPages {
  /** Their address, without a slash at the end; null if others can't open it. */
  readonly base: string | null;
  /** The collections that they show; null: all. */
  readonly collections: readonly string[] | null;
}

/** The same answers, in which articles without an address link to the pages that show them, if any do. */
export function withReaderLinks(answers: AnswerService, pages: ReaderPages): AnswerService {
  const { base, collections } = pages;
  if (base === null) return answers;
  const isShown: IsShown = ({ collection }) => collections?.includes(collection) ?? true;
  const quoteOf = (quote: QuotedExcerpt): QuotedExcerpt => linked(quote, base, isShown);
  const linkedAll = <T extends { readonly quotes: readonly QuotedExcerpt[] }>(answer: T): T => ({
    ...answer,
    quotes: answer.quotes.map(quoteOf),
  });
  return {
    within: (scope) => withReaderLinks(answers.within(scope), pages),
    article: (wanted) => answers.article(wanted),
    removed: (wanted) => answers.removed(wanted),
    seen: (key, version) => answers.seen(key, version),
    meanings: (texts) => answers.meanings(texts),
    list: (page) => answers.list(page),
    info: () => answers.info(),
    suggest: (text, limit) => answers.suggest(text, limit),
    places: (text, limit) => answers.places(text, limit),
    open: (text, limit) => answers.open(text, limit),
    pins: () => answers.pins(),
    quotable: (words, wanted) => answers.quotable(words, wanted),
    ask: async (...asked) => linkedAll(await answers.ask(...asked)),
    askIn: async (...asked) => {
      const found = await answers.askIn(...asked);
      return 'answer' in found ? { ...found, answer: linkedAll(found.answer) } : found;
    },
    widened: async (...asked) => {
      const found = await answers.widened(...asked);
      return 'outdated' in found ? found : quoteOf(found);
    },
    findQuotation: async (text) => linkedFinding(await answers.findQuotation(text), quoteOf, linkedAll),
    timeline: async (topic) => {
      const found = await answers.timeline(topic);
      return { ...found, entries: found.entries.map((entry) => ({ ...entry, quote: quoteOf(entry.quote) })) };
    },
  };
}

/** Whether the pages show an article. */
type IsShown = (article: Pick<ArticleReference, 'collection'>) => boolean;

function linked(quote: QuotedExcerpt, base: string, isShown: IsShown): QuotedExcerpt {
  const reference = (place: ArticleReference): ArticleReference => ({
    ...place,
    url: place.url ?? (isShown(place) ? readerPage(base, place.id) : null),
  });
  return {
    ...quote,
    link: quote.link ?? (isShown(quote) ? readerLink(base, quote) : null),
    alsoIn: quote.alsoIn.map(reference),
    olderEditions: quote.olderEditions.map(reference),
  };
}

function linkedFinding(
  finding: Finding,
  quoteOf: (quote: QuotedExcerpt) => QuotedExcerpt,
  within: (answer: Extract<Finding, { kind: 'nearest' }>['answer']) => typeof answer,
): Finding {
  return finding.kind === 'nearest'
    ? { ...finding, answer: within(finding.answer) }
    : { ...finding, quote: quoteOf(finding.quote) };
}
