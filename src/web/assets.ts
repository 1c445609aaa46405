import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Hono } from 'hono';

const TYPES = {
  'style.css': 'text/css; charset=utf-8',
  'ask.js': 'text/javascript; charset=utf-8',
  'combobox.js': 'text/javascript; charset=utf-8',
  'read.js': 'text/javascript; charset=utf-8',
  'workshop.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;
export type AssetName = keyof typeof TYPES;
const NAMES = Object.keys(TYPES) as AssetName[];

/** An address may be cached for ever: other content has another one. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The style sheet, the icon and the scripts, read once. Only the files listed here are ever served. */
export class Assets {
  readonly #files = new Map(NAMES.map((name) => [name as string, read(name)]));

  /** The address of one of them. */
  href(name: AssetName): string {
    return `/assets/${name}?v=${this.#files.get(name)?.hash ?? ''}`;
  }

  routes(): Hono {
    return new Hono().get('/:name', (c) => {
      const file = this.#files.get(c.req.param('name'));
      if (!file) return c.notFound();
      return c.body(file.content, 200, { 'content-type': file.type, 'cache-control': FOR_EVER });
    });
  }
}

function read(name: AssetName): { readonly content: string; readonly hash: string; readonly type: string } {
  const content = readFileSync(createRequire(import.meta.url).resolve(`#public/${name}`), 'utf8');
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 10);
  return { content, hash, type: TYPES[name] };
}
