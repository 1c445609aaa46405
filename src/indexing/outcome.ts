import { charactersIn } from '../articles/removed.js';
import type { IndexedContent } from '../index/records.js';
import { sentence, type Told } from '../sentence.js';
import type { Built } from './build/building.js';
import type { Difference } from './difference.js';
import type { Library } from './library.js';
import type { SourceFile } from './read/keeping.js';
import type { ReadFolder } from './read/reading.js';
import type { IndexReport, LostText } from './report.js';

/**
 * What a run has done, as a report.
 *
 * @param notes what is wrong with the admin's notes
 */
export function outcomeOf(
  { files, failed, skipped }: ReadFolder,
  { articles, reposts }: Library,
  { moved: _, ...difference }: Difference,
  { info, embedded }: Built,
  notes: readonly Told[],
): Omit<IndexReport, 'tookMs'> {
  const lost = articles.map(lostText).filter(({ characters }) => characters > 0);
  return {
    ...difference,
    failed,
    skipped,
    lost,
    warnings: [...notes, ...warningsOf(files, lost)],
    reposts,
    articles: info.articles,
    passages: info.passages,
    embedded,
    generation: info.id,
    model: info.model?.name ?? null,
  };
}

/** What a report says of files that can't be read, and its warnings: all that somebody should look at. */
export function faultsIn({ failed, warnings }: Pick<IndexReport, 'failed' | 'warnings'>): Told[] {
  return [...failed.map(({ path, reason, told }) => ofFile(path, told ?? reason)), ...warnings];
}

/** A file that loses more than this share is worth a look. */
const MUCH = 0.5;

const MUCH_LOST = sentence(
  'More than half of it was left out as part of the page, not of the article. Look at the file.',
);

function lostText({ article, removed }: IndexedContent): LostText {
  const characters = charactersIn(removed);
  return { path: article.path, characters, share: characters / (characters + charactersIn([article])) };
}

function warningsOf(files: readonly SourceFile[], lost: readonly LostText[]): Told[] {
  return [
    ...files.flatMap(({ path, warnings }) => warnings.map((warning) => ofFile(path, warning))),
    ...lost.filter(({ share }) => share > MUCH).map(({ path }) => ofFile(path, MUCH_LOST)),
  ];
}

function ofFile(path: string, warning: Told): Told {
  return sentence('{{path}}: {{warning}}', { path, warning });
}
