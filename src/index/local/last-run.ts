import { UserError } from '../../errors.js';
import type { LastRun } from '../generation-store.js';
import { lastKeyOf } from './last-key.js';
import { infoOf, type Manifest, readManifest, verifyFiles } from './manifest.js';
import { readArticles, readFiles } from './readback.js';
import { FILES } from './schema.js';

/** The largest share of keys taken by deleted passages up to which a generation is still derived from, 0..1. */
const MAX_WASTE = 0.2;

/** Reads what a generation knows; null if it is damaged or written by another version. Every byte of it is read. */
export async function readLastRun(folder: string): Promise<LastRun | null> {
  const manifest = await wholeManifest(folder);
  if (!manifest) return null;
  return {
    info: infoOf(manifest),
    files: new Map(readFiles(folder).map((file) => [file.path, file])),
    articles: readArticles(folder),
    isWorn: wasteOf(manifest, lastKeyOf(folder)) > MAX_WASTE,
  };
}

/** What a generation says about its files, or null if the files differ from it. */
export async function wholeManifest(folder: string): Promise<Manifest | null> {
  try {
    const manifest = readManifest(folder);
    await verifyFiles(folder, manifest);
    return manifest;
  } catch (error) {
    if (error instanceof UserError && error.code === 'index-mismatch') return null;
    throw error;
  }
}

/**
 * The share of all keys ever used that deleted passages had: their vectors and postings still take room. If it is not
 * known which keys were used, keywords may be filed under those of other passages, and all of it counts.
 */
function wasteOf({ files, model, passages }: Manifest, lastKey: number): number {
  const bytes = files[FILES.vectors]?.bytes ?? 0;
  const places = model ? bytes / (model.dimensions * Float32Array.BYTES_PER_ELEMENT) : 0;
  const keys = Math.max(lastKey, places);
  if (keys === 0) return model ? 0 : 1;
  return 1 - passages / keys;
}
