import type { GenerationMake } from '../generation-info.js';
import { B, COUNT_MARK, K1, TEXT_COUNT } from './weights.js';

/** How an index is laid out over a cluster. */
export interface Layout {
  /** Into how many parts a generation is cut. */
  readonly shards: number;
}

/** How the HNSW graphs are built, the same as on a local disk. */
const HNSW = { m: 16, ef_construction: 200 } as const;

/**
 * Settings of a generation's index. Nothing is seen before `finish` refreshes it, and a copy of each shard is kept
 * wherever there is a second node.
 */
export function settingsFor({ shards }: Layout) {
  return {
    index: {
      number_of_shards: shards,
      auto_expand_replicas: '0-1',
      refresh_interval: '-1',
      knn: true,
      codec: 'best_compression',
      'merge.policy.expunge_deletes_allowed': '0',
      // Lucene ranks first and coarsely; counts are multiplied by TEXT_COUNT, and so is what saturates them.
      similarity: {
        counted: { type: 'BM25', k1: K1 * TEXT_COUNT, b: B },
        count: { type: 'scripted', script: { source: 'return doc.freq;' } },
      },
    },
    analysis: {
      filter: { counts: { type: 'delimited_term_freq', delimiter: COUNT_MARK } },
      analyzer: { counted: { type: 'custom', tokenizer: 'whitespace', filter: ['counts'] } },
    },
  };
}

const KEYWORD = { type: 'keyword' } as const;
/** Text that comes as terms with how often they occur: `term|5`. See `weights.ts` for the multiples. */
const COUNTED = { type: 'text', analyzer: 'counted', index_options: 'freqs' } as const;
/** Terms twice: for the rough ranking, and with their counts for an exact score. */
const TERMS = {
  ...COUNTED,
  similarity: 'counted',
  fields: { count: { ...COUNTED, similarity: 'count', norms: false } },
} as const;
/** Fields returned with a hit, which are read without the rest of the document. */
const SHOWN = { type: 'binary', doc_values: true } as const;

/**
 * Fields that an index has in its own forms, and not a second time in the text of the document: they are most of it, and
 * storing it takes as long as everything else. Who changes a document sends them again (`parts.ts`).
 */
const NOT_KEPT = ['terms', 'heads', 'vector', 'sentences'] as const;

/**
 * The fields that are looked for. Everything else in a document is stored unchanged and never searched: `dynamic` is
 * off. Articles, passages, files and groups of reposts are in one index, so that one step puts all of them in place.
 */
export function mappingsFor({ model }: Pick<GenerationMake, 'model'>, meta: object) {
  return {
    dynamic: false,
    _meta: meta,
    _source: { excludes: NOT_KEPT },
    properties: {
      kind: KEYWORD,
      article: KEYWORD,
      collection: KEYWORD,
      key: KEYWORD,
      title: KEYWORD,
      tags: KEYWORD,
      date: KEYWORD,
      path: KEYWORD,
      place: KEYWORD,
      length: { type: 'integer' },
      terms: TERMS,
      heads: TERMS,
      shown: SHOWN,
      sentences: SHOWN,
      ...(model && { vector: vectorField(model.dimensions) }),
    },
  };
}

/** Always Lucene's engine: the other engines have native libraries, which not every node has. */
function vectorField(dimension: number) {
  const method = { name: 'hnsw', engine: 'lucene', space_type: 'innerproduct', parameters: HNSW };
  return { type: 'knn_vector', dimension, method };
}
