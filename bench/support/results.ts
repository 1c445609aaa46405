import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../results', import.meta.url));

/** One figure; `target` is what it should be at least or at most, as it is written for people. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: string;
}

/** Prints figures as a table, and appends them to the file of this kind of machine. */
export function record(bench: string, figures: readonly Figure[]): void {
  const width = Math.max(...figures.map(({ name }) => name.length));
  const lines = figures.map(
    ({ name, value, unit, target = '' }) =>
      `${name.padEnd(width)} ${round(value).toString().padStart(10)} ${unit.padEnd(12)} ${target}`,
  );
  process.stdout.write(`\n${bench}\n${lines.join('\n')}\n`);
  mkdirSync(FOLDER, { recursive: true });
  const values = Object.fromEntries(figures.map(({ name, value }) => [name, round(value)]));
  const machine = {
    cpu: cpuName(),
    cores: cpus().length,
    memory_gib: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const line = { at: new Date().toISOString().slice(0, 16), bench, machine, values };
  appendFileSync(resultsFile(), `${JSON.stringify(line)}\n`);
}

/** The last figures that a bench has recorded on this kind of machine, or null. */
export function lastResult(bench: string): Readonly<Record<string, number>> | null {
  if (!existsSync(resultsFile())) return null;
  const lines = readFileSync(resultsFile(), 'utf8').trim().split('\n');
  const all = lines.map((line) => JSON.parse(line) as { bench: string; values: Record<string, number> });
  return all.findLast((line) => line.bench === bench)?.values ?? null;
}

export function writeChart(name: string, svg: string): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, name), svg);
}

/** The value that a share q (0..1) of the values is not above. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

function resultsFile(): string {
  const machine = `${cpuName()}-${cpus().length}-cores`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return join(FOLDER, `${machine}.jsonl`);
}

function cpuName(): string {
  return (cpus()[0]?.model ?? 'unknown').replace(/\(.*?\)|@.*$|processor/gi, '').trim();
}

function round(value: number): number {
  return Number(value.toPrecision(value >= 1000 ? 6 : 4));
}
