import { pinWarnings } from '../articles/pins/check-pins.js';
import { pinsIn } from '../articles/pins/pins-file.js';
import { messageOf } from '../errors.js';
import { sentence, type Told } from '../sentence.js';
import { buildGeneration } from './build/building.js';
import { type IndexerOptions, readArticles, stopAt, withPlan } from './course.js';
import type { Library } from './library.js';
import { outcomeOf } from './outcome.js';
import type { ReadFolder } from './read/reading.js';
import { writeRecord } from './read/stamps.js';
import type { IndexReport } from './report.js';

export type { PassageEncoder } from './build/cutting.js';
export type { IndexerOptions } from './course.js';

/**
 * Brings the index up to date with the folder: reads, cuts, embeds, writes a new generation beside the old one,
 * verifies it and swaps. If nothing has changed, the old one stays.
 *
 * @throws UserError `articles` for a folder that does not exist or holds no article that can be read, `cancelled`
 * when the signal aborts: then the old generation keeps serving, as after any other error
 */
export async function buildIndex(given: IndexerOptions): Promise<IndexReport> {
  const started = performance.now();
  const options = { ...given, stopIfAborted: stopAt(given.signal) };
  const { read, course } = await readArticles(options);
  const report = await withPlan(options, read, course, async ({ read, plan, same, warnings }) => {
    const { library, difference } = plan;
    const built = same ? { info: same.info, embedded: 0 } : await buildGeneration(options, plan);
    const notes = [...warnings, ...warningsOfPins(options.articlesDir, library)];
    return outcomeOf(read, library, difference, built, notes);
  });
  const warnings = [...report.warnings, ...noteSeen(options.stampsFile, read)];
  return { ...report, warnings, tookMs: Math.round(performance.now() - started) };
}

/**
 * Only now that there is an index of what the run saw: after one that was stopped, the index is behind the folder.
 * What can't be noted costs no more than time.
 */
function noteSeen(stampsFile: string | undefined, { seen }: ReadFolder): Told[] {
  if (stampsFile === undefined || seen === null) return [];
  try {
    writeRecord(stampsFile, seen);
    return [];
  } catch (error) {
    return [
      sentence(
        'What this run saw could not be written to {{stampsFile}} ({{reason}}): the next one reads what is new or changed once more.',
        { stampsFile, reason: messageOf(error) },
      ),
    ];
  }
}

/** Pins are read at each question; what is wrong with them is also reported when the articles are read. */
function warningsOfPins(articlesDir: string, { articles }: Library): Told[] {
  const { pins, warnings } = pinsIn(articlesDir);
  const read = articles.map(({ article }) => article);
  return [...warnings, ...pinWarnings(pins, read)];
}
