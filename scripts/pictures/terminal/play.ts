import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
/** The width of a typical enlarged terminal, in columns. */
const COLUMNS = 100;
/** How long the whole first start may take, with all its downloads, in ms. */
const PATIENCE = 570_000;

/** The end of each question, and the last words of the start. */
export interface Landmarks {
  readonly questions: readonly string[];
  readonly last: string;
}

/**
 * Runs `npm start` in a fresh clone and in a terminal, presses Enter at each question, and ends it when its last words
 * are there.
 *
 * @param lang as LANG has it
 * @returns all that the terminal was sent, with `~` for the folder that the clone is in
 */
export async function playFirstStart(lang: string, { questions, last }: Landmarks): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  const clone = join(folder, 'verbatim');
  execFileSync('git', ['clone', '--quiet', ROOT, clone]);
  const { CI: _, NO_COLOR: __, LC_ALL: ___, LOCALE: ____, ...others } = process.env;
  const env = { ...others, LANG: lang, TERM: 'xterm-256color' };
  const child = spawn('script', ['-qefc', `stty cols ${COLUMNS} rows 40; exec npm start`, '/dev/null'], {
    cwd: clone,
    env,
  });
  const stop = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  let shown = '';
  let answered = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    const question = questions[answered];
    if (question !== undefined && shown.includes(question)) {
      answered += 1;
      setTimeout(() => child.stdin.write('\r'), 500);
    }
    if (answered === questions.length && shown.includes(last))
      setTimeout(() => child.stdin.write('\x03'), 3000);
  });
  await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(stop);
  rmSync(folder, { recursive: true, force: true });
  return shown.replaceAll(folder, '~');
}
