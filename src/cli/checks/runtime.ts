import { messageOf } from '../../errors.js';
import type { Finding } from './finding.js';

const LEAST_NODE = 20;

export async function checkNode(): Promise<Finding> {
  const { node } = process.versions;
  const isNewEnough = Number.parseInt(node, 10) >= LEAST_NODE;
  const message = `${node} (${process.platform} ${process.arch})`;
  if (isNewEnough) return { name: 'Node.js', status: 'ok', message };
  return { name: 'Node.js', status: 'fail', message, advice: `install Node.js ${LEAST_NODE} or newer` };
}

/** Each loaded and used once: a module that was compiled for another Node fails only then. */
const NATIVE_MODULES: Readonly<Record<string, () => Promise<unknown>>> = {
  'better-sqlite3': async () => new (await import('better-sqlite3')).default(':memory:').close(),
  'hnswlib-node': async () => new (await import('hnswlib-node')).default.HierarchicalNSW('ip', 2),
  '@node-rs/jieba': async () => new (await import('@node-rs/jieba')).Jieba(),
  '@xenova/transformers': async () => import('@xenova/transformers'),
};

export async function checkNativeModules(): Promise<Finding> {
  const broken: string[] = [];
  for (const [name, load] of Object.entries(NATIVE_MODULES)) {
    await load().catch((error: unknown) => broken.push(`${name} (${firstLine(messageOf(error))})`));
  }
  const name = 'native modules';
  if (broken.length === 0) {
    return { name, status: 'ok', message: `${Object.keys(NATIVE_MODULES).join(', ')} load` };
  }
  return {
    name,
    status: 'fail',
    message: `not usable: ${broken.join('; ')}`,
    advice: 'delete node_modules and run npm start: it installs them and says what a build lacks',
  };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
