import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { at } from '../../../src/text/at.js';
import { HOME } from './home.js';

/** A server that runs. */
export interface TestNode {
  readonly url: string;
  readonly pid: number;
  /** Holds all that it has written. */
  readonly folder: string;
}

/** How long a node may take to start, in ms. */
const PATIENCE = 120_000;
/** The versions of Java that the server runs on: later ones lack what keeps its plugins apart. */
const JAVA = { least: 17, most: 23 } as const;
/** From this version on the server computes with vectors as the processor does, if Java is told to let it. */
const VECTORS_SINCE = 20;
/** The user `nobody`: the server refuses to be run by root. */
const NOBODY = 65534;

/** Why there is no Java that runs a server, or null if there is one. */
export function whyNoJava(): string | null {
  const version = javaVersion();
  if (version === null) return 'there is no Java';
  return version >= JAVA.least && version <= JAVA.most
    ? null
    : `Java is ${version}, and OpenSearch needs ${JAVA.least} to ${JAVA.most}`;
}

function javaVersion(): number | null {
  const { error, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  return error ? null : Number(/version "(\d+)/.exec(stderr)?.[1]);
}

/** How a node differs from an ordinary one. */
export interface NodeOptions {
  /** Added to its settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Adds to its folder before it starts. */
  readonly add?: (folder: string) => void;
  /** Whether it can be used yet; a healthy cluster unless told. */
  readonly isReady?: (port: number) => Promise<boolean>;
  /** The memory of its heap, as Java takes it. */
  readonly heap?: string;
  /** Whether it is compiled as for a server that runs for hours: it starts slower, and works several times as fast. */
  readonly isThorough?: boolean;
}

/** What a few documents need. */
const SMALL_HEAP = '384m';

/** Starts a cluster of one node on this machine, which outlives this process. */
export async function startNode(options: NodeOptions = {}): Promise<TestNode> {
  const ports = { http: await freePort(), transport: await freePort() };
  const alone = { 'discovery.type': 'single-node', ...options.settings };
  return begin('one', ports, { ...options, settings: alone });
}

/** Starts a cluster of several nodes, which all may be elected its manager. */
export async function startCluster(nodes: readonly NodeOptions[]): Promise<TestNode[]> {
  const places = await Promise.all(
    nodes.map(async (_, i) => ({ name: `n${i}`, http: await freePort(), transport: await freePort() })),
  );
  const together = {
    'cluster.name': `verbatim-test-${at(places, 0).http}`,
    'discovery.seed_hosts': places.map(({ transport }) => `127.0.0.1:${transport}`),
    'cluster.initial_cluster_manager_nodes': places.map(({ name }) => name),
  };
  return Promise.all(
    nodes.map((options, i) => {
      const { name, ...ports } = at(places, i);
      return begin(name, ports, { ...options, settings: { ...together, ...options.settings } });
    }),
  );
}

function begin(
  name: string,
  ports: { readonly http: number; readonly transport: number },
  options: NodeOptions,
): Promise<TestNode> {
  const { settings = {}, add = () => {}, isThorough = false } = options;
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-opensearch-'));
  furnish(folder, add, {
    ...settingsFor(name, folder, ports),
    'node.store.allow_mmap': isThorough,
    ...settings,
  });
  return run(`http://127.0.0.1:${ports.http}`, folder, options);
}

/** Starts a node that was killed, with all that it has written. */
export function restartNode({ url, folder }: TestNode): Promise<TestNode> {
  return run(url, folder);
}

async function run(url: string, folder: string, options: NodeOptions = {}): Promise<TestNode> {
  const port = Number(new URL(url).port);
  const { isReady = isHealthy } = options;
  const log = openSync(join(folder, 'out.log'), 'a');
  const child = spawn('java', argumentsFor(folder, options), {
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' },
    ...(process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }),
  });
  closeSync(log);
  child.unref();
  const node = { url, pid: child.pid ?? 0, folder };
  await untilReady(
    node,
    () => isReady(port),
    () => child.exitCode === null && child.signalCode === null,
  );
  return node;
}

export function killNode({ pid }: TestNode): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It has ended already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

export function removeNode(node: TestNode): void {
  killNode(node);
  rmSync(node.folder, { recursive: true, force: true });
}

/** A copy of the server for the node alone: its user may not be able to reach the other one. */
function furnish(
  folder: string,
  add: (folder: string) => void,
  settings: Readonly<Record<string, unknown>>,
): void {
  cpSync(HOME, join(folder, 'home'), { recursive: true });
  for (const name of ['config', 'data', 'logs', 'tmp']) mkdirSync(join(folder, name));
  for (const name of ['bin', 'config']) mkdirSync(join(folder, 'home', name), { recursive: true });
  writeFileSync(join(folder, 'config', 'log4j2.properties'), LOGGING);
  const lines = Object.entries(settings).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  writeFileSync(join(folder, 'config', 'opensearch.yml'), `${lines.join('\n')}\n`);
  add(folder);
  if (process.getuid?.() !== 0) return;
  for (const entry of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
    chownSync(join(folder, entry), NOBODY, NOBODY);
}

function settingsFor(
  name: string,
  folder: string,
  { http, transport }: { readonly http: number; readonly transport: number },
) {
  return {
    'cluster.name': `verbatim-test-${http}`,
    'node.name': name,
    'network.host': '127.0.0.1',
    'http.port': http,
    'transport.port': transport,
    'path.data': join(folder, 'data'),
    'path.logs': join(folder, 'logs'),
    'cluster.routing.allocation.disk.threshold_enabled': false,
    'cluster.max_shards_per_node': 5000,
  };
}

const LOGGING = `status = error
appender.out.type = Console
appender.out.name = out
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = warn
rootLogger.appenderRef.out.ref = out
`;

/** Little memory, and none of what pays only if it runs for hours. */
function argumentsFor(folder: string, { heap = SMALL_HEAP, isThorough = false }: NodeOptions): string[] {
  const home = join(folder, 'home');
  const properties = {
    'java.security.manager': 'allow',
    'java.io.tmpdir': join(folder, 'tmp'),
    'jna.nosys': 'true',
    'java.locale.providers': 'SPI,COMPAT',
    'io.netty.noUnsafe': 'true',
    'io.netty.noKeySetOptimization': 'true',
    'log4j.shutdownHookEnabled': 'false',
    'log4j2.disable.jmx': 'true',
    'opensearch.path.home': home,
    'opensearch.path.conf': join(folder, 'config'),
    'opensearch.distribution.type': 'tar',
    'opensearch.bundled_jdk': 'false',
  };
  return [
    '-Xms128m',
    `-Xmx${heap}`,
    '-XX:MaxDirectMemorySize=128m',
    '-XX:+UseSerialGC',
    ...(isThorough ? [] : ['-XX:TieredStopAtLevel=1']),
    '-Xshare:auto',
    // As its own packages do.
    ...((javaVersion() ?? 0) >= VECTORS_SINCE ? ['--add-modules=jdk.incubator.vector'] : []),
    ...Object.entries(properties).map(([key, value]) => `-D${key}=${value}`),
    '-cp',
    join(home, 'lib', '*'),
    'org.opensearch.bootstrap.OpenSearch',
  ];
}

async function untilReady(
  { folder }: TestNode,
  isReady: () => Promise<boolean>,
  isAlive: () => boolean,
): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end && isAlive()) {
    if (await isReady()) return;
    await setTimeout(100);
  }
  throw new Error(`OpenSearch did not start: ${readFileSync(join(folder, 'out.log'), 'utf8').slice(-2000)}`);
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/_cluster/health?wait_for_status=yellow&timeout=1s`)).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
