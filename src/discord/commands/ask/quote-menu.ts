import { type APISelectMenuOption, ComponentType } from 'discord.js';
import { z } from 'zod';
import type { QuotedExcerpt } from '../../../answer/answer.js';
import { oneLine } from '../../../text/one-line.js';
import type { Messages } from '../../i18n/messages.js';
import type { CustomIds } from '../../interactions/custom-ids.js';
import { LIMITS } from '../../render/limits.js';
import { shorten } from '../../render/markup.js';
import type { ActionRow } from '../../render/message.js';
import { type AnswerState, numberOf } from './state.js';
import { readState, writeState } from './state-fields.js';

const buttonIds = z.object({ components: z.array(z.object({ custom_id: z.string().optional() })) });

/** A quote in a message: its state, and its name in the message's menu of quotes. */
export interface ShownQuote {
  readonly state: AnswerState;
  readonly label: string;
  readonly description: string;
}

/** A quote as it is first shown, named by its number and title, and by its beginning. */
export function shownQuote(
  { title, articleId, text }: QuotedExcerpt,
  state: AnswerState,
  { t }: Messages,
): ShownQuote {
  const named = shorten(oneLine(title) || articleId, LIMITS.optionLabel);
  const number = numberOf(state);
  const label = number === null ? named : t('quoteOption', { number, title: named });
  return {
    state,
    label: shorten(label, LIMITS.optionLabel),
    description: shorten(oneLine(text), LIMITS.optionDescription),
  };
}

/** The menu for choosing one of several quotes. It carries the state of each; none for a single quote. */
export function quoteMenu(quotes: readonly ShownQuote[], focus: number, ids: CustomIds): ActionRow[] {
  if (quotes.length < 2) return [];
  const options = quotes.map(({ state, label, description }, i) => ({
    label,
    ...(description === '' ? {} : { description }),
    value: ids.sign('ask', ...writeState('pick', state)),
    default: i === focus,
  }));
  const menu = { type: ComponentType.StringSelect as const, custom_id: ids.sign('ask', 'menu'), options };
  return [{ type: ComponentType.ActionRow, components: [menu] }];
}

/** The quote that an option stands for; null if it is not signed. */
export function pickedState(value: string | undefined, ids: CustomIds): AnswerState | null {
  const signed = value === undefined ? null : ids.read(value);
  const read = signed?.prefix === 'ask' ? readState(signed.fields) : null;
  return read?.action === 'pick' ? read.state : null;
}

/** The quotes of a message, read from its menu; none if it has no menu. */
export function quotesIn(rows: readonly { toJSON(): unknown }[], ids: CustomIds): ShownQuote[] {
  return rows
    .flatMap((row) => optionsIn(row.toJSON()))
    .flatMap(({ value, label, description = '' }) => {
      const state = pickedState(value, ids);
      return state ? [{ state, label, description }] : [];
    });
}

/** The rows of a message with some of its quotes alone in their menu, which goes if fewer than two are left. */
export function withQuotes(
  rows: readonly ActionRow[],
  quotes: readonly ShownQuote[],
  ids: CustomIds,
): ActionRow[] {
  const kept = new Set(quotes.map(({ state }) => state.focus));
  return rows.flatMap((row) => {
    const [menu] = row.components;
    if (menu?.type !== ComponentType.StringSelect) return [row];
    const options = menu.options.filter(({ value }) => kept.has(pickedState(value, ids)?.focus ?? -1));
    return options.length < 2 ? [] : [{ ...row, components: [{ ...menu, options }] }];
  });
}

/** The name of the answer that a message shows, read from its controls, see `AnswerState`; empty if it has none. */
export function nonceIn(rows: readonly unknown[], ids: CustomIds): string {
  const customIds = rows.flatMap((row) => buttonIds.safeParse(row).data?.components ?? []);
  for (const { custom_id: id } of customIds) {
    const signed = id === undefined ? null : ids.read(id);
    const nonce = signed?.prefix === 'ask' ? readState(signed.fields)?.state.nonce : undefined;
    if (nonce) return nonce;
  }
  return '';
}

function optionsIn(row: unknown): APISelectMenuOption[] {
  const components =
    typeof row === 'object' && row !== null && 'components' in row && Array.isArray(row.components)
      ? row.components
      : [];
  return components.flatMap((one) =>
    one.type === ComponentType.StringSelect ? (one.options as APISelectMenuOption[]) : [],
  );
}
