// A bot without Discord: answers questions one after another and tells what they took. Arguments: data folder,
// models folder, file with a question a line; prints JSON.
import { readFileSync } from 'node:fs';
import { createEngine } from '#dist/cli/compose.js';
import { loadConfig } from '#dist/config.js';

const [data = '', models = '', file = ''] = process.argv.slice(2);
const config = loadConfig({ DATA_DIR: data, MODELS_DIR: models, LOG_LEVEL: 'silent' }, process.cwd());
const engine = createEngine(config);
const questions = readFileSync(file, 'utf8').split('\n').filter(Boolean);

const times = [];
const memory = [];
let first = 0;
for (const [i, question] of questions.entries()) {
  const started = performance.now();
  await engine.answers.ask(question);
  times.push(performance.now() - started);
  // Since the process began, modules and all.
  if (i === 0) first = process.uptime() * 1000;
  if ([100, 1000, 10_000].includes(i + 1)) memory.push({ questions: i + 1, rss: process.memoryUsage().rss });
}
process.stdout.write(`${JSON.stringify({ first, times, memory })}\n`);
await engine.close();
