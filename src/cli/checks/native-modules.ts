/** Each is loaded and used once: some load their compiled part only then. */
export const NATIVE_MODULES: Readonly<Record<string, () => Promise<unknown>>> = {
  'better-sqlite3': async () => new (await import('better-sqlite3')).default(':memory:').close(),
  'hnswlib-node': async () => new (await import('hnswlib-node')).default.HierarchicalNSW('ip', 2),
  '@node-rs/jieba': async () => new (await import('@node-rs/jieba')).Jieba(),
  '@xenova/transformers': async () => import('@xenova/transformers'),
};
