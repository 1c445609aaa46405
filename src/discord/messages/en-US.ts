import { minutesAndSeconds } from './duration.js';
import type { Messages } from './messages.js';

const STAGES = {
  reading: 'Reading the articles',
  embedding: 'Computing vectors',
  writing: 'Writing the index',
  verifying: 'Checking the new index',
} as const;

export const enUS: Messages = {
  question: (question) => `**Question:** ${question}`,
  related: 'No passage answers this for sure. These are the nearest ones:',
  nothing: 'No article answers this.',
  nothingButNear: 'No article answers this. The passages below are merely near; they are not an answer:',
  keywordsOnly:
    '⚠️ **Only keywords were searched: the embedding model is missing.** Passages in other words may have been overlooked.',
  alsoIn: (places) => `Also in: ${places.join(', ')}`,

  page: (current, total) => `Page ${current} of ${total}`,
  previousPage: 'Previous',
  nextPage: 'Next',
  noSuchArticle: (wanted) => `There is no article “${wanted}”.`,
  nearestTitles: 'The nearest titles:',
  articleGone: 'This article is no longer there. Use /source to pick another one.',

  reindexDenied: 'You need the “Manage Server” permission, or one of the admin roles, to rebuild the index.',
  reindexBusy: 'The index is being rebuilt already. Please wait until that run is done.',
  reindexStarted: 'Rebuilding the index …',
  progress: ({ stage, done, total }) => `${STAGES[stage]}: ${done} of ${total}`,
  reindexDone: 'The index is rebuilt',
  counts: ({ added, changed, removed, unchanged }) =>
    `Added ${added}, changed ${changed}, removed ${removed}, unchanged ${unchanged}`,
  totals: ({ articles, passages, embedded }) =>
    `${articles} articles, ${passages} passages, ${embedded} of them embedded in this run`,
  model: (model) => `Model: ${model}`,
  modelMissing: '⚠️ **Keywords only: the embedding model is missing.** The next run will complete the index.',
  took: (ms) => {
    const { minutes, seconds } = minutesAndSeconds(ms);
    return minutes > 0 ? `Took ${minutes} min ${seconds} s` : `Took ${seconds} s`;
  },
  added: (names) => `Added: ${names}`,
  changed: (names) => `Changed: ${names}`,
  removed: (names) => `Removed: ${names}`,
  failed: (count) => `Could not be read (${count}):`,
  warnings: (count) => `Warnings (${count}):`,
  reposts: (count) => `The same text in several articles (${count}):`,
  andMore: (count) => `and ${count} more`,

  unexpected: (id) =>
    `Something went wrong. Please try again; if it happens again, tell an admin this number: ${id}`,
  stopping: 'The bot is about to restart. Please try again in a minute.',
};
