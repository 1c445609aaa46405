import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../../support/results.js';
import { quantile } from '../../support/results.js';
import type { Asked, Task, Told } from './ask-child.mjs';

export type { Asked, Place, Task, Told } from './ask-child.mjs';
export type { Built } from './build-child.mjs';
export type { Searched } from './graph-child.mjs';

/** Runs a script of this folder in a process of its own, whose memory is its own, and reads what it prints. */
export async function childOf<T>(script: string, ...args: readonly string[]): Promise<T> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return JSON.parse(Buffer.concat(chunks).toString()) as T;
}

export function ask(task: Task): Promise<Told> {
  return childOf<Told>('ask-child.mjs', JSON.stringify(task));
}

/** The figures of one place where questions were asked. */
export function figuresOf(name: string, asked: Asked): Figure[] {
  const both = (what: string, wall: readonly number[], cpu: readonly number[]): Figure[] => [
    { name: `${name}: ${what}, median`, value: quantile(wall, 0.5), unit: 'ms' },
    { name: `${name}: ${what}, 95th percentile`, value: quantile(wall, 0.95), unit: 'ms' },
    { name: `${name}: ${what}, median, processor`, value: quantile(cpu, 0.5), unit: 'ms' },
    { name: `${name}: ${what}, 95th percentile, processor`, value: quantile(cpu, 0.95), unit: 'ms' },
  ];
  return [
    ...both('search', asked.search, asked.searchCpu),
    ...both('question', asked.ask, asked.askCpu),
    ...(asked.server > 0
      ? [{ name: `${name}: both, processor of the cluster`, value: asked.server, unit: 'ms' }]
      : []),
    ...(Number.isNaN(asked.recall) ? [] : [{ name: `${name}: recall at 10`, value: asked.recall, unit: '' }]),
  ];
}

/** How busy the machine was, for whoever reads the times: 1 is one core. */
export function load(): Figure {
  return { name: 'load of the machine', value: loadavg()[0] ?? Number.NaN, unit: '' };
}
