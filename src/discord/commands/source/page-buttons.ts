import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { FoundArticle } from '../../../answer/found-article.js';
import type { Messages } from '../../i18n/messages.js';
import type { CustomIds } from '../../interactions/custom-ids.js';
import { LIMITS } from '../../render/limits.js';
import { firstLink } from '../../render/links.js';
import type { ActionRow } from '../../render/message.js';

/** What the buttons below a page do. They lead to the article in its state when they are pressed. */
export const PAGE_ACTIONS = { previous: 'p', next: 'n', wholeText: 't' } as const;

/** The buttons below a page: back and forth if there are several, the whole text, the original. */
export function pageButtons(
  { key, article }: FoundArticle,
  current: number,
  total: number,
  { ids, messages }: { readonly ids: CustomIds; readonly messages: Messages },
): ActionRow {
  const turn = (action: 'previous' | 'next', label: string, page: number): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: ids.sign('source', PAGE_ACTIONS[action], key, Math.max(page, 0)),
    disabled: page < 0 || page >= total,
  });
  const wholeText: APIButtonComponent = {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: messages.t('wholeText'),
    custom_id: ids.sign('source', PAGE_ACTIONS.wholeText, key),
  };
  const turns =
    total > 1
      ? [
          turn('previous', messages.t('previousPage'), current - 1),
          turn('next', messages.t('nextPage'), current + 1),
        ]
      : [];
  return {
    type: ComponentType.ActionRow,
    components: [...turns, wholeText, ...original(article.url, messages)],
  };
}

function original(url: string | null, messages: Messages): APIButtonComponent[] {
  const link = firstLink(url);
  if (link === null || link.length > LIMITS.buttonUrl) return [];
  return [{ type: ComponentType.Button, style: ButtonStyle.Link, label: messages.t('original'), url: link }];
}
