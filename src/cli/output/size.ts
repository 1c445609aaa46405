import type { Speech } from '../i18n/speech.js';

/** The size of an index, in words. */
export function sizeText(
  { articles, passages }: { readonly articles: number; readonly passages: number },
  { t }: Speech,
): string {
  return t('size', {
    articles: t('articleCount', { count: articles }),
    passages: t('passageCount', { count: passages }),
  });
}
