// What `npm pack` takes with it so that whoever installs the package gets the locked versions: npm heeds the overrides
// of package.json in its own folder alone, and no lock file but this one is ever published.
//
//   node scripts/shrinkwrap.mjs write|remove
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const shrinkwrap = fileURLToPath(new URL('npm-shrinkwrap.json', root));

if (process.argv[2] === 'write') {
  const lock = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'));
  const { devDependencies: _, ...own } = lock.packages[''];
  const needed = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);
  const packages = { '': own, ...Object.fromEntries(needed) };
  writeFileSync(shrinkwrap, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
} else {
  rmSync(shrinkwrap, { force: true });
}
