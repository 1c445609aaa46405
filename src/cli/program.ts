import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type Config, loadConfig } from '../config.js';
import type { UserError } from '../errors.js';
import { inEnglish, sentence } from '../sentence.js';
import { explainNativeModules } from './checks/native-trouble.js';
import { assertNode } from './checks/node-version.js';
import { EXIT, exitCodeOf, type SharedOptions } from './commands/command.js';
import { AFTER_ERROR, inLanguage, NO_DATE, notWithin } from './i18n/commander.js';
import type { Speech } from './i18n/speech.js';
import { withFolders } from './output/advice.js';

export interface Program {
  /** Runs one command; resolves with the exit code, rejects with whatever the command threw. */
  run(args: readonly string[]): Promise<number>;
  /** What a person reads of a failure that they can do something about, in their language. */
  explain(error: UserError): string;
  /** What the process ends with for what `run` rejected with. */
  exitCodeFor(error: unknown): number;
}

const dataOption = ['--data <dir>', 'where the index is kept (DATA_DIR)'] as const;
const articlesOption = ['--articles <dir>', 'the folder of articles (ARTICLES_DIR)'] as const;
const jsonOption = ['--json', 'print JSON, one object a line, and nothing else on stdout'] as const;

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
  /** Commands are loaded when they run: help is quick, and doctor works where a native module is broken. */
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
    });

  program
    .command('index')
    .description('read the articles and build a new generation of the index')
    .option(...articlesOption)
    .option(...dataOption)
    .option('--watch', 'keep running, and index the folder two seconds after each change')
    .option('--verify', 'read every file, even if its size and time have not changed')
    .option(...jsonOption)
    .addHelpText('after', example('index --articles ./articles'))
    .action((options) =>
      finish(import('./commands/index-command.js'), (command) =>
        command.indexCommand(configFor(options), options, speech),
      ),
    );

  program
    .command('generations')
    .description('list the kept generations of the index: * is in use, ! should be in use but is damaged')
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', example('generations'))
    .action((options) =>
      finish(import('./commands/generations.js'), (command) =>
        command.generationsCommand(configFor(options), options, speech),
      ),
    );

  program
    .command('rollback')
    .description('go back to the previous generation of the index, or to the given one')
    .argument('[generation]')
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', example('rollback'))
    .action((generation, options) =>
      finish(import('./commands/rollback.js'), (command) =>
        command.rollbackCommand(configFor(options), generation, options, speech),
      ),
    );

  program
    .command('ask')
    .description('answer a question with quotes; with --json and no question, read one a line from stdin')
    .argument('[question]')
    .option(
      '--after <question>',
      'what was asked before, for a question that lacks a subject; can be repeated, the newest last',
      (one: string, before: readonly string[] = []) => [...before, one],
    )
    .option('--top <n>', 'how many quotes at most, 1 to 10', integerIn(1, 10), 3)
    .option('--article <id>', 'quote this article only')
    .option('--tag <tag>', 'quote articles with this tag only')
    .addOption(new Option('--since <date>', 'quote articles from this day on, YYYY-MM-DD').argParser(isoDate))
    .addOption(new Option('--until <date>', 'quote articles up to this day, YYYY-MM-DD').argParser(isoDate))
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', example('ask "训练 DeepSeek-V3 花了多少钱？" --top 1'))
    .action((question, options) =>
      finish(import('./commands/ask.js'), (command) =>
        command.askCommand(configFor(options), question, options, speech),
      ),
    );

  program
    .command('source')
    .description('show an article by its id or its title')
    .argument('<id-or-title>')
    .addOption(
      new Option('--show <part>', 'show what was left out of the file instead, and by which rule').choices([
        'removed',
      ]),
    )
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', example('source training-cost-deepseek-v3'))
    .action((idOrTitle, options) =>
      finish(import('./commands/source.js'), (command) =>
        command.sourceCommand(configFor(options), idOrTitle, options, speech),
      ),
    );

  program
    .command('find')
    .description('find the article that has a text, word for word or nearly, or the nearest passage')
    .argument('<text>')
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', example('find "scaling laws are empirical"'))
    .action((text, options) =>
      finish(import('./commands/find.js'), (command) =>
        command.findCommand(configFor(options), text, options, speech),
      ),
    );

  program
    .command('timeline')
    .description('show what the articles say on a topic, one quote an article, the oldest first')
    .argument('<topic>')
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', example('timeline 推理成本'))
    .action((topic, options) =>
      finish(import('./commands/timeline.js'), (command) =>
        command.timelineCommand(configFor(options), topic, options, speech),
      ),
    );

  program
    .command('mcp')
    .description('serve the articles as tools for agents (Model Context Protocol) on stdin and stdout')
    .option(...dataOption)
    .addHelpText('after', `${example('mcp --data /srv/verbatim/data')}\n${speech.tell(MCP_HELP)}\n`)
    .action((options) =>
      finish(import('./commands/mcp.js'), (command) => command.mcpCommand(configFor(options))),
    );

  program
    .command('pins')
    .description('list pins and other names, and check that they still hold')
    .option(...articlesOption)
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', example('pins'))
    .action((options) =>
      finish(import('./commands/pins.js'), (command) =>
        command.pinsCommand(configFor(options), options, speech),
      ),
    );

  program
    .command('eval')
    .description('measure the answers against a set of questions whose answers are known')
    .argument('[sets...]', 'folders that each hold articles/ and files of questions (*.jsonl)')
    .option('--articles <dir>', 'instead of sets: one folder of articles')
    .option(
      '--questions <file...>',
      'with --articles: files of JSON lines, {"id","question","article":id|null,"answers":[…]}, optionally with "kind", "alsoIn":[id] and "before":[text]; each file is a set',
    )
    .option('--traditional', 'ask in Traditional characters')
    .option('--ablate', 'also measure keywords alone and vectors alone')
    .option('--misses <n>', 'list at most this many wrong answers', integerIn(0, 10_000), 10)
    .option('--report <file>', 'write the result to a Markdown file')
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      example('eval ./sets/news ./sets/talk', 'eval --articles ./articles --questions ./questions.jsonl'),
    )
    .action((sets, options) =>
      finish(import('./commands/eval.js'), (command) =>
        command.evalCommand(configFor(options), { ...options, sets }, speech),
      ),
    );

  program
    .command('doctor')
    .description('check everything that a start needs, and say how to fix what is missing')
    .option(...articlesOption)
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', example('doctor'))
    .action((options) =>
      finish(import('./commands/doctor.js'), (command) =>
        command.doctorCommand(configFor(options), options, speech),
      ),
    );

  program
    .command('start')
    .description('build the index if there is none, then run the bot and the pages')
    .option(...articlesOption)
    .option(...dataOption)
    .addHelpText('after', `${example('start')}\n${speech.tell(START_EXITS)}\n`)
    .action((options) => {
      isService = true;
      return finish(import('./commands/start.js'), (command) =>
        command.startCommand(configFor(options), speech),
      );
    });

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
    // Commands that an error advises are to work on the folders that this one was given.
    explain: ({ told }) => withFolders(speech.tell(told), given),
    exitCodeFor: (error) => exitCodeOf(error, isService),
  };
}

const MCP_HELP = sentence('That program starts and stops it. docs/en/api.md shows how to set up a client.');

const START_EXITS = sentence(
  "It ends with 0 when it is stopped or has nothing to serve, 75 if Discord can't be reached (start it again\nlater), 78 if a setting is wrong (starting it again won't help), 1 for anything else.",
);

function integerIn(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(inEnglish(notWithin(least, most)));
  };
}

function isoDate(value: string): string {
  // A day that no month has, as 02-31, is counted on into the next one.
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  if (isDay && new Date(value).toISOString().startsWith(value)) return value;
  throw new InvalidArgumentError(inEnglish(NO_DATE));
}
