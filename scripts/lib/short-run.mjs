import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** After this long a command counts as hanging. In ms. */
const PATIENCE = 300_000;
const ARTICLE = 'training-cost-deepseek-v3';

/** The commands, and what their output must contain. */
const STEPS = [
  { args: ['start'], expected: 'The index is ready' },
  { args: ['index', '--json'], expected: '"unchanged":1' },
  { args: ['ask', '--json', '训练 DeepSeek-V3 花了多少钱？'], expected: `"articleId":"${ARTICLE}"` },
  { args: ['doctor'], expected: 'native modules' },
];

/**
 * Runs what was built on a Node: from an article to an index and an answer, without Discord.
 *
 * @param {string} node the path of its program
 * @param {string} root
 * @param {string} folder for the article and the data
 * @returns {Promise<string[]>} what went wrong; the first failure ends the run
 */
export async function problemsOn(node, root, folder) {
  mkdirSync(join(folder, 'articles'));
  copyFileSync(join(root, 'seeds', `${ARTICLE}.md`), join(folder, 'articles', `${ARTICLE}.md`));
  for (const { args, expected } of STEPS) {
    const { code, output } = await runCli(node, args, root, folder);
    if (code !== 0) return [`${args[0]} ended with ${code}:\n${output}`];
    if (!output.includes(expected)) return [`${args[0]} does not say ${expected}:\n${output}`];
  }
  return [];
}

/**
 * @param {string} node
 * @param {readonly string[]} args
 * @param {string} root
 * @param {string} folder
 * @returns {Promise<{ code: number | string, output: string }>} the exit code or the name of the signal, and both streams
 */
function runCli(node, args, root, folder) {
  const { PATH, HOME } = process.env;
  // The model is downloaded once for all: it is in the application's own folder.
  const models = join(root, 'data', 'models');
  const folders = {
    ARTICLES_DIR: join(folder, 'articles'),
    DATA_DIR: join(folder, 'data'),
    MODELS_DIR: models,
  };
  // With nothing to serve, the start ends.
  const env = { PATH, HOME, ...folders, WEB_PORT: 'off' };
  const main = join(root, 'dist', 'cli', 'main.js');
  return new Promise((resolve) => {
    execFile(node, [main, ...args], { cwd: folder, env, timeout: PATIENCE }, (error, stdout, stderr) =>
      resolve({ code: error ? (error.signal ?? error.code ?? 'an error') : 0, output: stdout + stderr }),
    );
  });
}
