import { UserError } from '../../errors.js';
import type { LastRun } from '../generation-store.js';
import { infoOf, type Manifest, readManifest, verifyFiles } from './manifest.js';
import { readArticles, readFiles } from './readback.js';
import { FILES } from './schema.js';

/** The largest share of places taken by deleted passages up to which a generation is still derived from, 0..1. */
const MAX_WASTE = 0.2;

/** Reads what a generation knows; null if it is damaged or written by another version. Every byte of it is read. */
export async function readLastRun(folder: string): Promise<LastRun | null> {
  const manifest = await wholeManifest(folder);
  if (!manifest) return null;
  return {
    info: infoOf(manifest),
    files: new Map(readFiles(folder).map((file) => [file.path, file])),
    articles: readArticles(folder),
    isWorn: wasteOf(manifest) > MAX_WASTE,
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

/** The share of places in its files that belong to deleted passages. */
function wasteOf({ files, model, passages }: Manifest): number {
  const bytes = files[FILES.vectors]?.bytes ?? 0;
  if (!model || bytes === 0) return 0;
  const places = bytes / (model.dimensions * Float32Array.BYTES_PER_ELEMENT);
  return 1 - passages / places;
}
