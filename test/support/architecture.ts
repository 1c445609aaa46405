import { posix } from 'node:path';
import { codeOnly, withoutComments } from './code.js';

/** A file of `src`: its path below that folder, with forward slashes, and its content. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A rule looks at all files and gives one line for each place that breaks it. */
export type Rule = (files: readonly SourceFile[]) => string[];

/** The way data takes. A folder imports from itself and from those before it. */
export const PIPELINE = [
  'text',
  'storage',
  'articles',
  'passages',
  'embedding',
  'index',
  'indexing',
  'retrieval',
  'answer',
  'evaluation',
  'journal',
  'operations',
  'i18n',
  'api',
  'discord',
  'web',
  'cli',
] as const;

/** What every folder may import, and which imports from no folder itself. */
export const SHARED = [
  'errors.ts',
  'sentence.ts',
  'logger.ts',
  'addresses.ts',
  'opensearch-settings.ts',
  'discord-shards.ts',
  'near-names.ts',
  'process-signs.ts',
  'config.ts',
  'stages.ts',
  'pacer.ts',
  'drop-oldest.ts',
] as const;

/** The only file that may read the environment; everything else gets a `Config`. */
const ENVIRONMENT_READER = 'cli/main.ts';
const LONGEST_FILE = 400;

const IMPORT = /\bfrom\s*(['"])(.+?)\1|\bimport\s*\(?\s*(['"])(.+?)\3/g;
const ENVIRONMENT =
  /\bprocess\s*(?:\?\.|\.)\s*env\b|\bprocess\s*\[|\{[^{}]*\benv\b[^{}]*\}\s*(?:=\s*process\b|from\s+'node:process')/;
const ANY = /(?<![.\w$])any\b(?!\s*[(:?])/;

/** The files of `src` that a file imports, whatever the kind of import. */
export function importsOf(file: SourceFile): string[] {
  return modulesOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(posix.dirname(file.path), specifier).replace(/\.js$/, '.ts'));
}

/** The modules that a file imports, as it names them. */
function modulesOf(file: SourceFile): string[] {
  return [...withoutComments(file.text).matchAll(IMPORT)].map((match) => match[2] ?? match[4] ?? '');
}

/** Every file has its place: in a folder of the pipeline, or among the shared ones. */
export const everyFileHasAPlace: Rule = (files) =>
  files
    .filter(({ path }) => rankOf(path) === null)
    .map(({ path }) => `${path} is in no folder of the pipeline and is not one of ${SHARED.join(', ')}`);

/** No import runs back up the pipeline. */
export const importsRunOneWay: Rule = (files) =>
  files.flatMap((file) =>
    importsOf(file)
      .filter((target) => (rankOf(target) ?? Number.POSITIVE_INFINITY) > (rankOf(file.path) ?? -1))
      .map((target) => `${file.path} imports ${target}, which comes after it or lies outside`),
  );

/** No file imports itself, directly or through others. */
export const noCycles: Rule = (files) => {
  const graph = new Map(files.map((file) => [file.path, importsOf(file)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    else if (!done.has(path)) for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return cycles;
};

/** Only the command line's entry reads the environment. */
export const oneReaderOfTheEnvironment: Rule = (files) =>
  files
    .filter(({ path, text }) => path !== ENVIRONMENT_READER && ENVIRONMENT.test(environmentCode(text)))
    .map(({ path }) => `${path} reads process.env; only ${ENVIRONMENT_READER} may`);

/** No file has more than 400 lines. */
export const filesAreShort: Rule = (files) =>
  files
    .map(({ path, text }) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > LONGEST_FILE)
    .map(({ path, lines }) => `${path} has ${lines} lines, ${LONGEST_FILE} at most`);

/** The kinds of index, each in its own folder below `index`. */
const BACKEND = /^index\/([^/]+)\//;
/** The only file that knows which kind of index there is. */
const CHOOSER = 'cli/open-store.ts';

/** Only its own files and the one file that chooses it know a kind of index: everything else is given an index. */
export const backendsStayApart: Rule = (files) =>
  files.flatMap((file) =>
    importsOf(file)
      .filter((target) => BACKEND.test(target) && backendOf(target) !== backendOf(file.path))
      .filter(() => file.path !== CHOOSER)
      .map((target) => `${file.path} imports ${target}; only ${CHOOSER} knows which kind of index there is`),
  );

/** The modules that an index is made with, which nothing else may use. */
const STORAGE = ['better-sqlite3', 'hnswlib-node', '@opensearch-project/opensearch'];
/** Files that keep something else in SQLite, or only check that the modules load. */
const OTHER_DATABASES = ['embedding/cache/', 'journal/', 'cli/checks/native-modules.ts'];

/** Only an index knows how it is stored. */
export const storageStaysInside: Rule = (files) =>
  files
    .filter(({ path }) => !BACKEND.test(path) && !OTHER_DATABASES.some((place) => path.startsWith(place)))
    .flatMap((file) =>
      STORAGE.filter((name) => modulesOf(file).includes(name)).map(
        (name) => `${file.path} imports ${name}, which only an index may be kept in`,
      ),
    );

/** Nothing is typed as `any`. */
export const noAny: Rule = (files) =>
  files.flatMap(({ path, text }) =>
    codeOnly(text)
      .split('\n')
      .flatMap((line, index) => (ANY.test(line) ? [`${path}:${index + 1} says any`] : [])),
  );

function backendOf(path: string): string | null {
  return BACKEND.exec(path)?.[1] ?? null;
}

/** Where a file is: the shared ones first, then the folders in order; null for no place at all. */
function rankOf(path: string): number | null {
  if (SHARED.some((shared) => shared === path)) return 0;
  const folder = PIPELINE.findIndex((name) => path.startsWith(`${name}/`));
  return folder < 0 ? null : folder + 1;
}

/** Literals are removed, but not the module name in an import of `env`. */
function environmentCode(text: string): string {
  const importsEnv = /\{[^{}]*\benv\b[^{}]*\}\s*from\s*['"](?:node:)?process['"]/.test(withoutComments(text));
  return importsEnv ? "import { env } from 'node:process'" : codeOnly(text);
}
