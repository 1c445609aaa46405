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
/** So many headings are too few to find anything by, where there are more. */
const FEW = 4;
/** Before the heading that the menu goes on with. */
const EARLIER = '↑ ';
const LATER = '↓ ';
const BASE = 36;

/**
 * A menu of the headings, the higher ones where there are too many; none for an article without any. Where those are
 * too many still, it has the ones round the place that is shown, and leads on to the ones before and after them.
 *
 * @param at the place in the text that is shown
 */
export function jumpMenu(
  { article, key, version }: FoundArticle,
  at: number,
  { ids, messages }: { readonly ids: CustomIds; readonly messages: Messages },
): ActionRow[] {
  const options = optionsFor(article, at, LIMITS.selectOptions - 1);
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

function optionsFor(article: Article, at: number, room: number): APISelectMenuOption[] {
  const headings = headingsFor(article, room);
  if (headings.length <= room) return headings.map((heading) => optionOf(article, heading));
  const size = room - 2;
  const current = headings.findLastIndex(({ start }) => start <= at);
  const first = Math.floor(Math.max(current, 0) / size) * size;
  const around = headings.slice(first, first + size).map((heading) => optionOf(article, heading));
  const [before, after] = [headings[first - size], headings[first + size]];
  return [
    ...(before ? [optionOf(article, before, EARLIER)] : []),
    ...around,
    ...(after ? [optionOf(article, after, LATER)] : []),
  ];
}

/**
 * The headings below the beginning, as deep as there is room for; deeper than that where the higher ones are too few
 * to find anything by.
 */
function headingsFor({ blocks, text }: Article, room: number): Block[] {
  const headings = blocks.filter(
    ({ kind, start, end }) => kind === 'heading' && start > 0 && oneLine(text.slice(start, end)) !== '',
  );
  const upTo = (deepest: number): Block[] => headings.filter(({ depth }) => depth <= deepest);
  const fitting = upTo(DEPTHS.find((depth) => upTo(depth).length <= room) ?? 0);
  if (fitting.length >= Math.min(FEW, headings.length)) return fitting;
  return DEPTHS.map(upTo).findLast(({ length }) => length >= FEW) ?? headings;
}

function optionOf({ text }: Article, { start, end, depth }: Block, mark = ''): APISelectMenuOption {
  const indent = mark || INDENT.repeat(Math.max(0, depth - 2));
  return {
    label: shorten(indent + oneLine(text.slice(start, end)), LIMITS.optionLabel),
    value: start.toString(BASE),
  };
}
