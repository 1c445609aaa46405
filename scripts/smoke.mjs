// A short run of the application on other Nodes, side by side: it starts, indexes, answers, and doctor looks at it.
//
//   node scripts/smoke.mjs 22 26        after a build
//
// npm installs the Nodes into a folder that is removed afterwards. Exit code 1 if something fails on one of them. A
// Node that npm can't get is skipped, and its line says so.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { problemsOn } from './lib/short-run.mjs';
import { someNode } from './lib/some-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} version a major version, or a whole one
 * @returns {Promise<{ line: string, hasFailed: boolean }>}
 */
async function tryOn(version) {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-smoke-'));
  try {
    const { node, whyNot } = await someNode(root, version, folder);
    if (!node) return { line: `Node ${version}: SKIPPED, npm can't get it: ${whyNot}`, hasFailed: false };
    const problems = await problemsOn(node, root, folder);
    const verdict = problems.length > 0 ? `FAILS\n${problems.join('\n')}` : 'starts, indexes and answers';
    return { line: `Node ${version}: ${verdict}`, hasFailed: problems.length > 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const outcomes = await Promise.all(process.argv.slice(2).map(tryOn));
for (const { line } of outcomes) process.stdout.write(`${line}\n`);
process.exitCode = outcomes.some(({ hasFailed }) => hasFailed) ? 1 : 0;
