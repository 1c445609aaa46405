import type { Messages } from '../../i18n/messages.js';

/** How much an index holds, in words. */
export function sizeText(
  { articles, passages }: { readonly articles: number; readonly passages: number },
  { t }: Messages,
): string {
  return [t('articleCount', { count: articles }), t('passageCount', { count: passages })].join(
    t('listSeparator'),
  );
}
