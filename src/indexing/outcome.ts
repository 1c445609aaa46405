import { charactersIn } from '../articles/removed.js';
import type { IndexedContent } from '../index/records.js';
import type { Built } from './build/building.js';
import type { Difference } from './difference.js';
import type { Library } from './library.js';
import type { ReadFolder, SourceFile } from './read/reading.js';
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
  notes: readonly string[],
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

/** A file that loses more than this share is worth a look. */
const MUCH = 0.5;

const MUCH_LOST =
  'More than half of it was left out as part of the page, not of the article. Look at the file.';

function lostText({ article, removed }: IndexedContent): LostText {
  const characters = charactersIn(removed);
  return { path: article.path, characters, share: characters / (characters + charactersIn([article])) };
}

function warningsOf(files: readonly SourceFile[], lost: readonly LostText[]): string[] {
  return [
    ...files.flatMap(({ path, warnings }) => warnings.map((warning) => `${path}: ${warning}`)),
    ...lost.filter(({ share }) => share > MUCH).map(({ path }) => `${path}: ${MUCH_LOST}`),
  ];
}
