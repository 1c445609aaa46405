import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A page of the documentation. */
export interface Page {
  /** Below the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

export function page(path: string): Page {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

/** The pages below a folder, and those at the top of the repository. */
export function allPages(): readonly Page[] {
  return [...markdownIn('.', false), ...markdownIn('docs', true), ...markdownIn('.github', true)].map(page);
}

/** The names of the pages in a language. */
export function namesIn(language: Language): readonly string[] {
  return readdirSync(join(ROOT, 'docs', language)).sort();
}

/** A text without what it shows as code. */
export function withoutCode(text: string): string {
  return text.replace(/^ *```[\s\S]*?^ *```$/gm, '').replace(/`[^`\n]*`/g, '');
}

/** The headings as written, with their levels. */
export function headingsOf({ text }: Page): readonly { readonly level: number; readonly title: string }[] {
  const prose = text.replace(/^ *```[\s\S]*?^ *```$/gm, '');
  return [...prose.matchAll(/^(#+) (.+)$/gm)].map(([, marks = '', title = '']) => ({
    level: marks.length,
    title,
  }));
}

/** The rows of all tables, each cut into its cells. */
export function rowsOf({ text }: Page): readonly (readonly string[])[] {
  return [...text.matchAll(/^\|(.+)\|$/gm)].map(([, row = '']) => row.split('|').map((cell) => cell.trim()));
}

function markdownIn(folder: string, isDeep: boolean): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: isDeep, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
