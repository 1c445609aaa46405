import { plainText } from '../../../src/discord/commands/find/message-text.js';
import { chatOf } from '../../../src/retrieval/question/chat.js';
import { intentsOf } from '../../../src/retrieval/question/intents.js';
import { numbersIn } from '../../../src/retrieval/question/numbers.js';
import { quotedPhrases } from '../../../src/retrieval/question/phrases.js';
import { readQuestion } from '../../../src/retrieval/question/question.js';
import { questionWords, searchTerms, wordingTerms } from '../../../src/retrieval/question/terms.js';
import { fold } from '../../../src/text/fold.js';
import { tokenize } from '../../../src/text/tokenize.js';
import { on, onText, type Stage } from './stage.js';

/** What somebody types. */
export const ASKING: readonly Stage[] = [
  onText('question', readQuestion),
  onText('quoted phrases', quotedPhrases),
  onText('numbers', (source) => numbersIn(fold(source))),
  onText('message', plainText),
  on('terms', tokenize, (tokens) => [searchTerms(tokens), wordingTerms(tokens), questionWords(tokens)]),
  onText('chat', (source) => chatOf(fold(source), [], false)),
  onText('intents', (source) => intentsOf(fold(source), [])),
];
