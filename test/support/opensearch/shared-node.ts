import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isLaidOut, layOut } from './home.js';
import { removeNode, startNode, type TestNode } from './node.js';

/** The first caller starts it, the others wait: a folder is made once. */
export async function sharedNode(run: string): Promise<TestNode> {
  const file = nodeFile(run);
  if (!isFirst(run)) {
    while (!existsSync(file)) await setTimeout(100);
    return readNode(file);
  }
  await untilLaidOut();
  const node = await startNode();
  writeFileSync(`${file}.new`, JSON.stringify(node));
  renameSync(`${file}.new`, file);
  return node;
}

/** Lays the server out, unless it is there. */
export async function untilLaidOut(): Promise<void> {
  if (!isLaidOut()) await layOut();
}

function isFirst(run: string): boolean {
  return mkdirSync(join(run, 'starting'), { recursive: true }) !== undefined;
}

function nodeFile(run: string): string {
  return join(run, 'node.json');
}

function readNode(file: string): TestNode {
  return JSON.parse(readFileSync(file, 'utf8')) as TestNode;
}

/** Ends the cluster of a run, if its tests have started one. */
export function endSharedNode(run: string): void {
  const file = nodeFile(run);
  if (existsSync(file)) removeNode(readNode(file));
  rmSync(run, { recursive: true, force: true });
}
