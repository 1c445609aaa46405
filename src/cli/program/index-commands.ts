import type { Command } from 'commander';
import { articlesOption, dataOption, jsonOption } from './options.js';
import type { Setup } from './setup.js';

/** The commands that build and choose the index. */
export function addIndexCommands(program: Command, { speech, configFor, example, finish }: Setup): void {
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
      finish(import('../commands/index-command.js'), (command) =>
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
      finish(import('../commands/generations.js'), (command) =>
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
      finish(import('../commands/rollback.js'), (command) =>
        command.rollbackCommand(configFor(options), generation, options, speech),
      ),
    );
}
