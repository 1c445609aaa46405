import type { z } from 'zod';
import type { LastRun } from '../generation-store.js';
import type { IndexedArticle, IndexedFile, RepostSketch } from '../records.js';
import { articlesWith, BY_ID, type Groups, toArticle } from './articles.js';
import type { Cluster } from './cluster.js';
import { storedRecord } from './documents.js';
import { filesIn } from './files.js';
import type { Finished } from './meta.js';
import { allOf, FEW_AT_ONCE } from './pages.js';
import { readGroups } from './reader.js';

/** The largest share of deleted documents that still take room up to which a generation is derived from, 0..1. */
const MAX_WASTE = 0.2;

/** Reads what a generation knows. */
export async function readLastRun(
  cluster: Cluster,
  { index, info }: Pick<Finished, 'info'> & { readonly index: string },
  waste: number,
): Promise<LastRun> {
  const groups = await readGroups(cluster, index);
  return {
    info,
    files: await readFiles(cluster, index),
    articles: await readArticles(cluster, index, groups),
    isWorn: waste > MAX_WASTE,
  };
}

async function readFiles(cluster: Cluster, index: string): Promise<Map<string, IndexedFile>> {
  const found = await filesIn(cluster, index);
  return new Map(found.map(({ source: { file } }) => [file.path, file]));
}

async function readArticles(
  cluster: Cluster,
  index: string,
  groups: Groups,
): Promise<Map<string, IndexedArticle>> {
  const search = { query: articlesWith({ match_all: {} }), sort: BY_ID, size: FEW_AT_ONCE };
  const found = await allOf(cluster, index, storedRecord, search);
  return new Map(found.map(({ source }) => [source.article, toRecord(source, groups)]));
}

function toRecord(source: z.infer<typeof storedRecord>, groups: Groups): IndexedArticle {
  const { article, hash, removed, sketch } = source;
  return {
    article: toArticle(source),
    removed,
    hash,
    repostOf: groups.get(article) ?? null,
    sketch: sketch && toSketch(sketch),
  };
}

/** Copied, since a buffer may start at an address where a Uint32Array can't. */
function toSketch({ key, packed }: { readonly key: string; readonly packed: string }): RepostSketch {
  return { key, sketch: new Uint32Array(Uint8Array.from(Buffer.from(packed, 'base64')).buffer) };
}
