import type { SharedOptions } from '../commands/command.js';

/** What advises a command knows no command line: it names the folders that are set. */
const COMMAND = /npm run --silent cli -- (?:index|generations|rollback|doctor|pins)(?: \d{8}T\d{9}Z)?/g;
/** In each language. */
const START = /npm start(?= builds| 会建立| 會建立)/g;

/**
 * Completes commands that a text advises by the folders that were given with this one, so that what is copied
 * from it works on the same index.
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

/** As a POSIX shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
