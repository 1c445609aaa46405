import { type APISelectMenuOption, ComponentType } from 'discord.js';
import type { FoundArticle } from '../../../answer/found-article.js';
import type { Article, Block } from '../../../articles/article.js';
import { oneLine } from '../../../text/one-line.js';
import type { Messages } from '../../i18n/messages.js';
import type { CustomIds } from '../../interactions/custom-ids.js';
import { LIMITS } from '../../render/limits.js';
import { shorten } from '../../render/markup.js';
import type { ActionRow } from '../../render/message.js';

const DEPTHS = [6, 5, 4, 3, 2, 1];
const INDENT = '\u3000';
const BASE = 36;

/** A menu of the headings, the higher ones where there are too many; none for an article without any. */
export function jumpMenu(
  { article, key, version }: FoundArticle,
  { ids, messages }: { readonly ids: CustomIds; readonly messages: Messages },
): ActionRow[] {
  const options = headingsFor(article, LIMITS.selectOptions - 1).map((heading) => optionOf(article, heading));
  if (options.length === 0) return [];
  const menu = {
    type: ComponentType.StringSelect as const,
    // The options are places in this version of the text.
    custom_id: ids.sign('source', 'j', key, version),
    placeholder: messages.t('jump'),
    options: [{ label: messages.t('jumpToStart'), value: '0' }, ...options],
  };
  return [{ type: ComponentType.ActionRow, components: [menu] }];
}

/** The place in the text that an option leads to; null where it is none of ours. */
export function readJump(value: string | undefined): number | null {
  return value !== undefined && /^[0-9a-z]{1,8}$/.test(value) ? Number.parseInt(value, BASE) : null;
}

/** The headings below the beginning, as deep as there is room for. */
function headingsFor({ blocks, text }: Article, room: number): Block[] {
  const headings = blocks.filter(
    ({ kind, start, end }) => kind === 'heading' && start > 0 && oneLine(text.slice(start, end)) !== '',
  );
  const upTo = (deepest: number): Block[] => headings.filter(({ depth }) => depth <= deepest);
  const deepest = DEPTHS.find((depth) => upTo(depth).length <= room) ?? 1;
  return upTo(deepest).slice(0, room);
}

function optionOf({ text }: Article, { start, end, depth }: Block): APISelectMenuOption {
  const indent = INDENT.repeat(Math.max(0, depth - 2));
  return {
    label: shorten(indent + oneLine(text.slice(start, end)), LIMITS.optionLabel),
    value: start.toString(BASE),
  };
}
