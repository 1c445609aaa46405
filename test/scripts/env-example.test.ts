import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'dotenv';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config.js';

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const example = read('.env.example');

/** Every variable the schema names, with or without a default. */
const known = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name);

/** The example with its commented defaults switched on. */
const withDefaults = example.replace(/^# ([A-Z_]+=)/gm, '$1');

test('.env.example names every variable of the configuration, and no other', () => {
  expect(known.length).toBeGreaterThan(10);
  expect(Object.keys(parse(withDefaults)).sort()).toEqual([...known].sort());
});

test('.env.example as it stands, and with its defaults switched on, is the default configuration', () => {
  const defaults = loadConfig({}, '/somewhere');
  expect(loadConfig(parse(example), '/somewhere')).toEqual(defaults);
  expect(loadConfig(parse(withDefaults), '/somewhere')).toEqual(defaults);
});
