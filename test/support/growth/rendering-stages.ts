import type { FoundArticle } from '../../../src/answer/found-article.js';
import { textNames } from '../../../src/articles/article-key.js';
import { renderArticlePage } from '../../../src/discord/commands/source/page.js';
import { articleFile } from '../../../src/discord/commands/source/text-file.js';
import { messagesFor } from '../../../src/discord/i18n/messages.js';
import { CustomIds } from '../../../src/discord/interactions/custom-ids.js';
import { questionIn, questionLine } from '../../../src/discord/render/answer.js';
import { layOut } from '../../../src/discord/render/layout.js';
import { firstLink, hostOf } from '../../../src/discord/render/links.js';
import { escapeMarkdown } from '../../../src/discord/render/markup.js';
import { blockQuote, boldLines } from '../../../src/discord/render/quote.js';
import { embedTitle, footerText } from '../../../src/discord/render/quote-card.js';
import { oneLine } from '../../../src/text/one-line.js';
import { articleOf } from '../article.js';
import { middleOf } from './middle.js';
import { on, onText, type Stage } from './stage.js';

const messages = messagesFor('zh-CN');
const ids = new CustomIds(new Uint8Array(32));
const URL = 'https://news.example.com/a/1';

const found = (source: string): FoundArticle => {
  const article = articleOf(source, { title: source });
  return { article, key: 'key', ...textNames(article.text), generation: 'g' };
};
const quoteOf = (text: string) => ({ text, start: 0, highlights: [middleOf(text), { start: 0, end: 9 }] });
const leftOut = (characters: number): string => messages.t('leftOut', { count: characters });

/** What is shown in Discord. */
export const RENDERING: readonly Stage[] = [
  onText('escape', (source) => escapeMarkdown(source)),
  onText('one line', oneLine),
  onText('title', (source) => [embedTitle(source, 'id'), footerText(source, source)]),
  onText('link', (source) => [
    firstLink(source, `https://${source}`, `${URL}/${source}`),
    hostOf(`https://${source}`),
  ]),
  onText('excerpt', (source) => blockQuote(quoteOf(source), 4000, leftOut)),
  onText('bold lines', (source) => boldLines(source, [middleOf(source)], 0)),
  onText('embeds', (source) =>
    layOut(
      [1, 2, 3].map(() => ({ frame: {}, quote: quoteOf(source), before: '', after: '' })),
      messages,
    ),
  ),
  on('page', found, (article) =>
    renderArticlePage(article, { at: middleOf(article.article.text) }, { ids, messages }),
  ),
  on('file', found, ({ article }) => articleFile(article)),
  onText('question line', (source) => questionIn(questionLine(source, messages))),
];
