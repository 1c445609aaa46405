import type { Command } from 'commander';
import { sentence } from '../../sentence.js';
import { articlesOption, dataOption, integerIn, jsonOption } from './options.js';
import type { Setup } from './setup.js';

/** The commands for the people who run the bot. */
export function addOperationCommands(program: Command, { speech, configFor, example, finish }: Setup): void {
  program
    .command('pins')
    .description('list pins and other names, and check that they still hold')
    .option(...articlesOption)
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', example('pins'))
    .action((options) =>
      finish(import('../commands/pins.js'), (command) =>
        command.pinsCommand(configFor(options), options, speech),
      ),
    );

  program
    .command('server')
    .description('show as JSON all that is kept of a Discord server')
    .argument('<id>', "the server's id")
    .option(
      '--collections <names>',
      'first say which collections the server reads, with commas between them: * for all, nothing to take it back',
    )
    .option('--erase', 'then erase what is kept of it')
    .option(...dataOption)
    .addHelpText(
      'after',
      example('server 123456789012345678 --collections faq,news', 'server 123456789012345678 --erase'),
    )
    .action((id, options) =>
      finish(import('../commands/server.js'), (command) =>
        command.serverCommand(configFor(options), id, options),
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
      finish(import('../commands/eval.js'), (command) =>
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
      finish(import('../commands/doctor.js'), (command) =>
        command.doctorCommand(configFor(options), options, speech),
      ),
    );

  program
    .command('start')
    .description('build the index if there is none, then run the bot and the pages')
    .option(...articlesOption)
    .option(...dataOption)
    .addHelpText('after', `${example('start')}\n${speech.tell(START_EXITS)}\n`)
    .action((options) =>
      finish(import('../commands/start.js'), (command) => command.startCommand(configFor(options), speech)),
    );
}

const START_EXITS = sentence(
  "It ends with 0 when it is stopped or has nothing to serve, 75 if Discord can't be reached (start it again\nlater), 78 if a setting is wrong (starting it again won't help), 1 for anything else.",
);
