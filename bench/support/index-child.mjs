// Runs the indexer once, with vectors that need no model: articles, data folder, log of the texts that were embedded,
// and the step before which it kills itself.
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { cachedEmbedder } from '../../dist/embedding/cached.js';
import { EmbeddingCache } from '../../dist/embedding/embedding-cache.js';
import { Generations } from '../../dist/indexing/generations.js';
import { buildIndex } from '../../dist/indexing/indexer.js';
import { lockFile, takeLock } from '../../dist/indexing/lock.js';
import { watchSteps } from '../../test/indexing/support/steps.mjs';

const [articlesDir = '', data = '', log = '', killAt = ''] = process.argv.slice(2);
const DIMENSIONS = 64;

/** @type {Set<string>} */
const steps = new Set();

/** @param {string} step */
function onStep(step) {
  if (step === killAt) process.kill(process.pid, 'SIGKILL');
  steps.add(step);
}
watchSteps(data, onStep);

/** @param {string} text */
function vectorOf(text) {
  const bytes = createHash('sha512').update(text).digest();
  const vector = Float32Array.from(bytes, (byte) => byte - 127.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** @type {import('../../dist/embedding/embedder.js').Embedder} */
const embedder = {
  model: { name: 'bench/hash', dimensions: DIMENSIONS, maxTokens: 512, fingerprint: 'hash' },
  async embed(inputs) {
    if (log)
      for (const { text } of inputs)
        appendFileSync(log, `${createHash('sha256').update(text).digest('hex')}\n`);
    return inputs.map(({ text, spans }) => ({
      vector: vectorOf(text),
      spans: spans.map(() => vectorOf(text)),
    }));
  },
  close: async () => {},
};

const release = takeLock(lockFile(data));
try {
  const cache = new EmbeddingCache(join(data, 'cache', 'embeddings.sqlite'), pino({ level: 'silent' }));
  const report = await buildIndex({
    articlesDir,
    generations: new Generations(data),
    stampsFile: join(data, 'cache', 'files.json'),
    encoder: { embedder: cachedEmbedder(embedder, cache), countTokens: (text) => text.length },
    onProgress: ({ stage }) => onStep(stage),
  });
  cache.close();
  process.stdout.write(`${JSON.stringify({ generation: report.generation, embedded: report.embedded })}\n`);
} finally {
  release();
}
process.stdout.write(`${JSON.stringify([...steps])}\n`);
