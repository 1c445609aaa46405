import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { loadConfig } from '../../../src/config.js';
import { runCommand } from '../../../src/embedding/models/run-command.js';
import { mavenProxyOptions } from '../../../src/operations/proxy/maven.js';

export const VERSION = '2.19.1';
/** The version of the plugins. */
const PLUGINS = `${VERSION}.0`;
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/opensearch', import.meta.url));

/** The folder of a server of that version, once it is there. */
export const HOME = join(CACHE, VERSION);
/** The folder of the plugin that asks for passwords, once it is there. */
export const SECURITY = join(CACHE, `${VERSION}-security`);

/** How long Maven may take to download some 60 MB. In ms: 5 minutes. */
const PATIENCE = 300_000;
const COPY_GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

/** The parts of a server, in a folder each: which jars belong there, and the class that a node loads. */
const MODULES = [
  {
    name: 'transport-netty4',
    jars: /^(transport-netty4|netty)-/,
    main: 'org.opensearch.transport.Netty4Plugin',
    grants: [
      `grant codeBase "\${codebase.netty-common}" {`,
      '  permission java.io.FilePermission "/proc/sys/net/core/somaxconn", "read";',
      '  permission java.net.SocketPermission "*", "accept,connect";',
      '  permission java.lang.RuntimePermission "*", "setContextClassLoader";',
      '  permission java.util.PropertyPermission "*", "read,write";',
      '};',
    ],
  },
  {
    name: 'lang-painless',
    jars: /^(lang-painless|opensearch-scripting-painless-spi|antlr4-runtime|asm)-|painless-spi/,
    main: 'org.opensearch.painless.PainlessPlugin',
    grants: [
      'grant {',
      '  permission java.lang.RuntimePermission "createClassLoader";',
      '  permission java.lang.RuntimePermission "getClassLoader";',
      '};',
    ],
  },
  {
    name: 'analysis-common',
    jars: /^analysis-common-/,
    main: 'org.opensearch.analysis.common.CommonAnalysisPlugin',
    grants: [],
  },
] as const;

/** Why nothing can be downloaded, or null if it can. */
export function whyNoMaven(): string | null {
  const { error } = spawnSync('mvn', ['--version'], { shell: process.platform === 'win32' });
  return error ? 'there is no Maven' : null;
}

export function isLaidOut(): boolean {
  return existsSync(join(HOME, 'lib'));
}

/** Lays a server with its k-NN plugin out from what Maven Central has of it. Nothing is left of one that fails. */
export async function layOut(): Promise<void> {
  const building = `${HOME}.${process.pid}`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(join(building, 'lib'), { recursive: true });
  try {
    await download(building, SERVER);
    for (const module of MODULES) moveModule(building, module);
    unpackPlugin(building, 'opensearch-knn', join(building, 'plugins', 'opensearch-knn'));
    mkdirSync(join(building, 'extensions'));
    renameSync(building, HOME);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** The same for the plugin that asks for passwords. */
export async function layOutSecurity(): Promise<void> {
  const building = `${SECURITY}.${process.pid}`;
  mkdirSync(join(building, 'lib'), { recursive: true });
  try {
    await download(building, [dependency('org.opensearch.plugin', 'opensearch-security', PLUGINS, ALONE)]);
    unpackPlugin(building, 'opensearch-security', join(building, 'plugin'));
    renameSync(join(building, 'plugin'), SECURITY);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

async function download(home: string, dependencies: readonly string[]): Promise<void> {
  writeFileSync(join(home, 'pom.xml'), pom(dependencies));
  const { proxy } = loadConfig(process.env, home);
  const args = [
    '-B',
    '-q',
    ...mavenProxyOptions(proxy),
    COPY_GOAL,
    '-DoutputDirectory=lib',
    '-DincludeScope=runtime',
  ];
  const { exitCode, output } = await runCommand('mvn', args, { cwd: home, timeoutMs: PATIENCE });
  if (exitCode !== 0) throw new Error(`mvn could not get OpenSearch: ${output.slice(-1000)}`);
}

function pom(dependencies: readonly string[]): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>test</groupId><artifactId>opensearch</artifactId><version>1</version>
<dependencies>${dependencies.join('\n')}</dependencies></project>`;
}

/** The plugin's archive has all it needs in it. */
const ALONE =
  '<type>zip</type><exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>';

function dependency(group: string, artifact: string, version: string, more = ''): string {
  return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>${more}</dependency>`;
}

const SERVER = [
  dependency('org.opensearch', 'opensearch', VERSION),
  dependency('org.opensearch', 'opensearch-plugin-classloader', VERSION),
  dependency('org.opensearch.plugin', 'transport-netty4-client', VERSION),
  dependency('org.opensearch.plugin', 'lang-painless', VERSION),
  dependency('org.opensearch.plugin', 'analysis-common', VERSION),
  dependency('org.apache.logging.log4j', 'log4j-core', '2.21.0'),
  dependency('org.opensearch.plugin', 'opensearch-knn', PLUGINS, ALONE),
];

function moveModule(home: string, { name, jars, main, grants }: (typeof MODULES)[number]): void {
  const folder = join(home, 'modules', name);
  mkdirSync(folder, { recursive: true });
  for (const jar of readdirSync(join(home, 'lib')).filter((file) => jars.test(file)))
    renameSync(join(home, 'lib', jar), join(folder, jar));
  const described = {
    name,
    description: name,
    version: VERSION,
    classname: main,
    'java.version': '11',
    'opensearch.version': VERSION,
    'extended.plugins': '',
    'has.native.controller': 'false',
  };
  const lines = Object.entries(described).map(([key, value]) => `${key}=${value}`);
  writeFileSync(join(folder, 'plugin-descriptor.properties'), `${lines.join('\n')}\n`);
  if (grants.length > 0) writeFileSync(join(folder, 'plugin-security.policy'), `${grants.join('\n')}\n`);
}

function unpackPlugin(home: string, name: string, into: string): void {
  const archive = join(home, 'lib', `${name}-${PLUGINS}.zip`);
  for (const [entry, content] of Object.entries(unzipSync(readFileSync(archive)))) {
    const path = join(into, entry);
    if (entry.endsWith('/')) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  rmSync(archive);
}
