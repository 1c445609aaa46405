import { type Command, Option } from 'commander';
import { sentence } from '../../sentence.js';
import { dataOption, integerIn, isoDate, jsonOption } from './options.js';
import type { Setup } from './setup.js';

/** The commands that show what is in the articles. */
export function addArticleCommands(program: Command, { speech, configFor, example, finish }: Setup): void {
  program
    .command('ask')
    .description('answer a question with quotes; with --json and no question, read one per line from stdin')
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
      finish(import('../commands/ask.js'), (command) =>
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
      finish(import('../commands/source.js'), (command) =>
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
      finish(import('../commands/find.js'), (command) =>
        command.findCommand(configFor(options), text, options, speech),
      ),
    );

  program
    .command('timeline')
    .description('show what the articles say on a topic, one quote from each, oldest first')
    .argument('<topic>')
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', example('timeline 推理成本'))
    .action((topic, options) =>
      finish(import('../commands/timeline.js'), (command) =>
        command.timelineCommand(configFor(options), topic, options, speech),
      ),
    );

  program
    .command('mcp')
    .description('serve the articles as tools for agents (Model Context Protocol) on stdin and stdout')
    .option(...dataOption)
    .addHelpText('after', `${example('mcp --data /srv/verbatim/data')}\n${speech.tell(MCP_HELP)}\n`)
    .action((options) =>
      finish(import('../commands/mcp.js'), (command) => command.mcpCommand(configFor(options))),
    );
}

const MCP_HELP = sentence('That program starts and stops it. docs/en/api.md shows how to set up a client.');
