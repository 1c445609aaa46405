import { ENGLISH, type Speech } from '../i18n/speech.js';

/** Says that there is no such article, and which ones resemble it. */
export function noSuchArticle(
  wanted: string,
  nearest: readonly { readonly id: string; readonly title: string }[],
  { t }: Speech = ENGLISH,
): string {
  if (nearest.length === 0) return t('noArticle', { wanted });
  const list = nearest.map(({ id, title }) => `\n  ${id}  ${title}`).join('');
  return `${t('noArticleNearest', { wanted })}${list}`;
}
