import { Command, CommanderError } from 'commander';
import { type Config, loadConfig } from '../config.js';
import type { UserError } from '../errors.js';
import { inEnglish } from '../sentence.js';
import { explainNativeModules } from './checks/native-trouble.js';
import { assertNode } from './checks/node-version.js';
import { EXIT, exitCodeOf, type SharedOptions } from './commands/command.js';
import { AFTER_ERROR, inLanguage } from './i18n/commander.js';
import type { Speech } from './i18n/speech.js';
import { withFolders } from './output/advice.js';
import { addArticleCommands } from './program/article-commands.js';
import { addIndexCommands } from './program/index-commands.js';
import { addOperationCommands } from './program/operation-commands.js';
import type { Setup } from './program/setup.js';

export interface Program {
  /** Runs one command; resolves with the exit code, rejects with what the command threw. */
  run(args: readonly string[]): Promise<number>;
  /** The message, in a person's language, for a failure that they can do something about. */
  explain(error: UserError): string;
  /** The exit code for an error that `run` rejected with. */
  exitCodeFor(error: unknown): number;
}

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The folder of articles that comes with the program. */
  readonly samples: string;
  readonly speech: Speech;
  readonly version: string;
}

export function createProgram({ env, cwd, samples, speech, version }: ProgramOptions): Program {
  let exitCode: number = EXIT.done;
  let isService = false;
  let given: SharedOptions = {};
  const configFor = ({ articles, data }: SharedOptions): Config =>
    loadConfig(
      { ...env, ...(articles && { ARTICLES_DIR: articles }), ...(data && { DATA_DIR: data }) },
      cwd,
      samples,
    );
  const finish = async <T>(loading: Promise<T>, run: (command: T) => Promise<number>): Promise<void> => {
    exitCode = await run(await loading);
  };

  const example = (...commands: readonly string[]): string =>
    `\n${speech.t('example')}\n${commands.map((command) => `  npm run --silent cli -- ${command}\n`).join('')}`;

  const program = new Command('verbatim')
    .description("Answers from a folder of articles in the articles' own words.")
    .exitOverride()
    .showHelpAfterError(inEnglish(AFTER_ERROR))
    .version(version, '-V, --version', 'show the version')
    // Doctor says it in its own way.
    .hook('preAction', (_, command) => {
      given = command.opts<SharedOptions>();
      if (command.name() !== 'doctor') assertNode(process.versions.node);
      isService = command.name() === 'start';
    });

  const setup: Setup = { speech, configFor, example, finish };
  addIndexCommands(program, setup);
  addArticleCommands(program, setup);
  addOperationCommands(program, setup);
  inLanguage(program, speech);
  return {
    async run(args) {
      try {
        await program.parseAsync(args, { from: 'user' });
        return exitCode;
      } catch (error) {
        if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
        throw explainNativeModules(error, process.versions.node);
      }
    },
    // Commands that an error advises must use the folders that this one was given.
    explain: ({ told }) => withFolders(speech.tell(told), given),
    exitCodeFor: (error) => exitCodeOf(error, isService),
  };
}
