import type { SharedOptions } from '../commands/command.js';

/** Code that advises a command does not know the command line: it gives the configured folders. */
const COMMAND = /npm run --silent cli -- (?:index|generations|rollback|doctor|pins)(?: \d{8}T\d{9}Z)?/g;
/** The text in each language. */
const START = /npm start(?= builds| 会建立| 會建立)/g;

/**
 * Adds the folders that this command was given to the commands that a text advises, so that a copied command works on
 * the same index.
 */
export function withFolders(
  text: string,
  { articles, data }: Pick<SharedOptions, 'articles' | 'data'>,
): string {
  const folders = [...optionOf('--articles', articles), ...optionOf('--data', data)].join(' ');
  if (folders === '') return text;
  const dataAlone = optionOf('--data', data).join(' ');
  return text
    .replace(COMMAND, (command) => {
      const given = TAKES_ARTICLES.test(command) ? folders : dataAlone;
      return given === '' ? command : `${command} ${given}`;
    })
    .replace(START, (command) => `${command} -- ${folders}`);
}

const TAKES_ARTICLES = / (?:index|doctor|pins)$/;

function optionOf(name: string, folder: string | undefined): string[] {
  return folder === undefined ? [] : [`${name} ${quoted(folder)}`];
}

/** Quoted so that a POSIX shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
