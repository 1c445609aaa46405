import { type APISelectMenuOption, type APIStringSelectComponent, ComponentType } from 'discord.js';
import type { FoundArticle } from '../../../answer/found-article.js';
import type { Article, Block } from '../../../articles/article.js';
import { oneLine } from '../../../text/one-line.js';
import type { Messages } from '../../i18n/messages.js';
import type { CustomIds } from '../../interactions/custom-ids.js';
import { LIMITS } from '../../render/limits.js';
import { shorten } from '../../render/markup.js';
import type { ActionRow } from '../../render/message.js';
import { type HeadingRange, type Outline, outlineOf } from './outline.js';

const INDENT = '\u3000';
/** Between the first and the last heading of a range. */
const TO = ' – ';
const BASE = 36;
/** One option is the beginning. */
const MOST = { headings: LIMITS.selectOptions - 1, ranges: LIMITS.selectOptions } as const;

/**
 * A menu of the headings; none for an article without any. If there are too many for one menu, it has those round the
 * place that is shown, and menus of ranges above it lead to all of them.
 *
 * @param at the place in the text that is shown
 */
export function jumpMenu(
  { article, key, version }: FoundArticle,
  at: number,
  { ids, messages: { t } }: { readonly ids: CustomIds; readonly messages: Messages },
): ActionRow[] {
  const { levels, headings } = outlineOf(article, at, MOST);
  if (headings.length === 0) return [];
  const menu = (level: number, placeholder: string, options: APISelectMenuOption[]) => ({
    type: ComponentType.StringSelect as const,
    // The options are places in this version of the text.
    custom_id: ids.sign('source', 'j', key, version, level),
    placeholder,
    options,
  });
  const toStart = { label: t('jumpToStart'), value: '0' };
  return [
    ...levels.map((level, i) => rowOf(menu(i + 1, t('jumpToRange'), rangeOptions(article, level)))),
    rowOf(menu(0, t('jump'), [toStart, ...headings.map((heading) => optionOf(article, heading))])),
  ];
}

/** The place in the text that an option leads to; null if it is not ours. */
export function readJump(value: string | undefined): number | null {
  return value !== undefined && /^[0-9a-z]{1,8}$/.test(value) ? Number.parseInt(value, BASE) : null;
}

function rowOf(menu: APIStringSelectComponent): ActionRow {
  return { type: ComponentType.ActionRow, components: [menu] };
}

/** The shown range is selected: the menu says where the page is. */
function rangeOptions(article: Article, { ranges, shown }: Outline['levels'][number]): APISelectMenuOption[] {
  return ranges.map(({ headings }, i) => ({
    label: rangeLabel(article, headings),
    value: (headings[0]?.start ?? 0).toString(BASE),
    default: i === shown,
  }));
}

function rangeLabel({ text }: Article, headings: HeadingRange['headings']): string {
  const half = Math.floor((LIMITS.optionLabel - TO.length) / 2);
  const ends = headings.length > 1 ? [headings[0], headings.at(-1)] : [headings[0]];
  return ends
    .flatMap((heading) => (heading ? [shorten(oneLine(text.slice(heading.start, heading.end)), half)] : []))
    .join(TO);
}

function optionOf({ text }: Article, { start, end, depth }: Block): APISelectMenuOption {
  const indent = INDENT.repeat(Math.max(0, depth - 2));
  return {
    label: shorten(indent + oneLine(text.slice(start, end)), LIMITS.optionLabel),
    value: start.toString(BASE),
  };
}
