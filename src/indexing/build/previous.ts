import { UserError } from '../../errors.js';
import type { GenerationInfo } from '../../index/generation-info.js';
import type { Generations } from '../../index/local/generations.js';
import { type Manifest, readManifest, verifyFiles } from '../../index/local/manifest.js';
import {
  type IndexedArticle,
  type IndexedFile,
  readArticles,
  readFiles,
} from '../../index/local/readback.js';
import { FILES } from '../../index/local/schema.js';

/** The generation that serves while the next one is built, and what it knows of the articles. */
export interface Previous {
  readonly info: GenerationInfo;
  readonly folder: string;
  readonly files: ReadonlyMap<string, IndexedFile>;
  readonly articles: ReadonlyMap<string, IndexedArticle>;
  /** Places in its files that belonged to passages that are gone, of all places, 0..1. */
  readonly waste: number;
}

/**
 * The generation that serves now; every byte of it is read. One that is damaged or that this version can't read
 * counts as none, and everything is built anew.
 */
export async function lookBack(generations: Generations): Promise<Previous | null> {
  const id = generations.current();
  if (!id) return null;
  const folder = generations.folder(id);
  try {
    const manifest = readManifest(folder);
    await verifyFiles(folder, manifest);
    const files = new Map(readFiles(folder).map((file) => [file.path, file]));
    return { info: manifest, folder, files, articles: readArticles(folder), waste: wasteOf(manifest) };
  } catch (error) {
    if (error instanceof UserError && error.code === 'index-mismatch') return null;
    throw error;
  }
}

/** The newest generation that is whole, or null where none is: what to go back to when one is damaged. */
export async function newestWhole(generations: Generations): Promise<string | null> {
  for (const id of generations.list()) {
    try {
      const folder = generations.folder(id);
      await verifyFiles(folder, readManifest(folder));
      return id;
    } catch (error) {
      if (!(error instanceof UserError && error.code === 'index-mismatch')) throw error;
    }
  }
  return null;
}

function wasteOf({ files, model, passages }: Manifest): number {
  const bytes = files[FILES.vectors]?.bytes ?? 0;
  if (!model || bytes === 0) return 0;
  const places = bytes / (model.dimensions * Float32Array.BYTES_PER_ELEMENT);
  return 1 - passages / places;
}
