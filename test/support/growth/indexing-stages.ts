import type { Article } from '../../../src/articles/article.js';
import { foldTitle, TitleIndex } from '../../../src/index/titles.js';
import { sketchText } from '../../../src/indexing/reposts/reposts.js';
import { chunk, DEFAULT_CHUNK_OPTIONS } from '../../../src/passages/chunk.js';
import { embeddingInput } from '../../../src/passages/context.js';
import { fold } from '../../../src/text/fold.js';
import { sentencesOf } from '../../../src/text/sentences.js';
import { shinglesOf } from '../../../src/text/shingles.js';
import { tokenize } from '../../../src/text/tokenize.js';
import { articleOf } from '../article.js';
import { on, onText, type Stage } from './stage.js';

const count = ({ length }: string): number => length;
const passages = (article: Article) => chunk(article, DEFAULT_CHUNK_OPTIONS, count);

/** What an article goes through until it can be found. */
export const INDEXING: readonly Stage[] = [
  onText('fold', fold),
  onText('sentences', (source) => sentencesOf(source)),
  onText('tokenize', tokenize),
  onText('shingles', shinglesOf),
  onText('sketch', sketchText),
  on('cut', articleOf, passages),
  on('cut one block', asOneBlock, passages),
  on('cut by tokens', articleOf, (article) => chunk(article, { maxCharacters: 540, maxTokens: 60 }, count)),
  on(
    'embedded texts',
    (source) => ({ article: articleOf(source), cut: passages(articleOf(source)) }),
    ({ article, cut }) => cut.map((passage) => embeddingInput(article, passage)),
  ),
  on(
    'titles',
    (source) => source,
    (source) => {
      const titles = new TitleIndex();
      titles.add({ id: 'a', title: source, date: null }, foldTitle(source), 'a');
      return titles.search(source, 5);
    },
  ),
];

function asOneBlock(source: string): Article {
  return {
    ...articleOf(''),
    text: source,
    blocks: [{ kind: 'paragraph', start: 0, end: source.length, depth: 0 }],
  };
}
