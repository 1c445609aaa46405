import { type APISelectMenuOption, ComponentType } from 'discord.js';
import type { ArticlePlace } from '../../../answer/open-article.js';
import { oneLine } from '../../../text/one-line.js';
import type { CustomIds } from '../../interactions/custom-ids.js';
import { LIMITS } from '../../render/limits.js';
import { shorten } from '../../render/markup.js';
import type { ActionRow } from '../../render/message.js';
import { placeRef } from './reference.js';

/** What the menu of a list does: it opens what is picked. */
export const OPEN = 'o';
/** The mark before a heading among titles. */
export const HEADING_MARK = '↳ ';

/** A menu that opens the articles and headings of a list; none for an empty list. */
export function listMenu(places: readonly ArticlePlace[], placeholder: string, ids: CustomIds): ActionRow[] {
  // Two options of a menu must not be the same.
  const options = [...new Map(places.map((place) => [placeRef(place), place]))]
    .slice(0, LIMITS.selectOptions)
    .map(([value, place]) => optionOf(value, place));
  if (options.length === 0) return [];
  const custom_id = ids.sign('source', OPEN);
  const menu = { type: ComponentType.StringSelect as const, custom_id, placeholder, options };
  return [{ type: ComponentType.ActionRow, components: [menu] }];
}

/** The menus of lists among the rows of a message. */
export function listMenusIn(rows: readonly { toJSON(): unknown }[], ids: CustomIds): ActionRow[] {
  return rows.map((row) => row.toJSON() as ActionRow).filter(({ components }) => components.some(isList));

  function isList(component: object): boolean {
    const customId = 'custom_id' in component ? String(component.custom_id) : '';
    const signed = ids.read(customId);
    return signed?.prefix === 'source' && signed.fields[0] === OPEN;
  }
}

function optionOf(value: string, { id, title, date, heading }: ArticlePlace): APISelectMenuOption {
  const named = oneLine(title) || id;
  const label = heading === null ? named : HEADING_MARK + oneLine(heading);
  const description = heading === null ? date : named;
  return {
    label: shorten(label, LIMITS.optionLabel),
    value,
    ...(description === null ? {} : { description: shorten(description, LIMITS.optionDescription) }),
  };
}
