import type { Command, Option } from 'commander';
import stringWidth from 'string-width';
import { type Sentence, sentence, type Told } from '../../sentence.js';
import { wrapLine } from '../output/wrap.js';
import type { Speech } from './speech.js';

/** Commander's messages about wrong usage, and their translations. */
const ERRORS: readonly (readonly [RegExp, (...found: string[]) => Sentence])[] = [
  [/unknown command '(.+?)'/, (name = '') => sentence("error: unknown command '{{name}}'", { name })],
  [/unknown option '(.+?)'/, (name = '') => sentence("error: unknown option '{{name}}'", { name })],
  [
    /missing required argument '(.+?)'/,
    (name = '') => sentence("error: missing required argument '{{name}}'", { name }),
  ],
  [
    /option '(.+?)' argument missing/,
    (name = '') => sentence("error: option '{{name}}' argument missing", { name }),
  ],
  [
    /option '(.+?)' argument '(.*?)' is invalid\. (.+)/,
    (name = '', value = '', why = '') =>
      sentence("error: option '{{name}}' argument '{{value}}' is invalid. {{why}}", {
        name,
        value,
        why: whyInvalid(why),
      }),
  ],
  [
    /too many arguments.*: (.*)\./,
    (given = '') => sentence('error: too many arguments: {{given}}', { given }),
  ],
];

/** What is wrong with an option's value. */
export const NO_DATE = sentence('It is a date like 2025-02-11.');

export function notWithin(from: number | string, to: number | string): Sentence {
  return sentence('It is a whole number from {{from}} to {{to}}.', { from, to });
}

/** Commander passes on only text. */
function whyInvalid(words: string): Told {
  const [, from, to] = /from (\d+) to (\d+)/.exec(words) ?? [];
  if (from !== undefined && to !== undefined) return notWithin(from, to);
  return words.includes(NO_DATE.text) ? NO_DATE : words;
}

const TITLES = {
  'Usage:': 'usage',
  'Arguments:': 'arguments',
  'Options:': 'options',
  'Commands:': 'commands',
} as const;

/** Translates a program and its commands for a person: what they take, and what was wrong with what was given. */
export function inLanguage(program: Command, speech: Speech): void {
  // Commander's own words are English.
  if (speech.locale === 'en-US') return;
  const say = (text: string): string => speech.tell({ text, values: {} });
  for (const command of [program, ...program.commands]) {
    command
      .description(say(command.description()))
      .helpOption('-h, --help', speech.tell(HELP_OPTION))
      .showHelpAfterError(speech.tell(AFTER_ERROR))
      .configureHelp({
        styleTitle: (title) => (title in TITLES ? speech.t(TITLES[title as keyof typeof TITLES]) : title),
        optionDescription: (option) => optionText(option, speech),
        argumentDescription: ({ description }) => say(description),
        displayWidth: stringWidth,
        boxWrap: wrapped,
      })
      .configureOutput({ outputError: (text, write) => write(errorText(text, speech)) });
  }
  program.helpCommand('help [command]', speech.tell(HELP_OPTION));
}

export const AFTER_ERROR = sentence('(use --help to see the usage)');
const HELP_OPTION = sentence('display help for command');

function optionText({ description, defaultValue, argChoices }: Option, { t, tell }: Speech): string {
  const about = tell({ text: description, values: {} });
  const more = [
    ...(argChoices ? [t('choices', { values: argChoices.join(', ') })] : []),
    ...(defaultValue === undefined ? [] : [t('defaultValue', { value: String(defaultValue) })]),
  ];
  return more.length === 0 ? about : t('noted', { about, more: more.join(', ') });
}

/** Chinese has no spaces to wrap at. */
function wrapped(text: string, width: number): string {
  const lines = text
    .split('\n')
    .flatMap((line) => wrapLine(line, width).map(({ start, end }) => line.slice(start, end)));
  return lines.join('\n');
}

function errorText(text: string, { tell }: Speech): string {
  for (const [pattern, words] of ERRORS) {
    const [, ...found] = pattern.exec(text) ?? [];
    if (found.length > 0) return `${tell(words(...found))}\n`;
  }
  return text;
}
