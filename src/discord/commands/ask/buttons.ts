import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { Messages } from '../../i18n/messages.js';
import type { CustomIds } from '../../interactions/custom-ids.js';
import type { ActionRow } from '../../render/message.js';
import { type Action, type AnswerState, writeState } from './state.js';

/** What decides which buttons there are and which of them work. */
export interface ButtonOptions {
  /** How many quotes the message shows. */
  readonly shown: number;
  readonly isWidest: boolean;
  /** Null where there are never others: then there is no such button. */
  readonly hasNext: boolean | null;
  /** Whether it may be shown to everyone: a private answer on a server. */
  readonly isShareable: boolean;
  /** Whether votes are kept. */
  readonly hasVotes: boolean;
}

/** At most two rows of buttons below an answer. */
export function answerButtons(
  state: AnswerState,
  options: ButtonOptions,
  ids: CustomIds,
  messages: Messages,
): ActionRow[] {
  const button = (action: Action, label: string, isDisabled = false): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: ids.sign('ask', ...writeState(action, state)),
    disabled: isDisabled,
  });
  const thumb = (action: Action, name: string): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    emoji: { name },
    custom_id: ids.sign('ask', ...writeState(action, state)),
  });
  const { shown, isWidest, hasNext, isShareable, hasVotes } = options;
  const first = [
    button('wider', messages.t('wider'), isWidest),
    button('narrower', messages.t('narrower'), state.steps === 0),
    ...(hasNext === null ? [] : [button('next', messages.t('nextQuotes'), !hasNext)]),
    button('read', messages.t('read')),
    ...(isShareable ? [button('share', messages.t('share'))] : []),
  ];
  const second = [
    ...(hasVotes ? [thumb('up', '👍'), thumb('down', '👎')] : []),
    ...(shown > 1 ? [button('focus', messages.t('focus', { current: state.focus + 1, total: shown }))] : []),
  ];
  return [first, second]
    .filter((components) => components.length > 0)
    .map((components) => ({ type: ComponentType.ActionRow, components }));
}
