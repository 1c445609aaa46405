import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from 'discord.js';
import type { Messages } from '../../i18n/messages.js';
import type { CustomIds } from '../../interactions/custom-ids.js';
import type { ActionRow } from '../../render/message.js';
import { quoteMenu, type ShownQuote } from './quote-menu.js';
import { type Action, writeState } from './state-fields.js';

/** What decides which controls there are. */
export interface ControlOptions {
  /** Whether it may be shown to everyone: a private answer on a server. */
  readonly isShareable: boolean;
  /** Whether votes are kept. */
  readonly hasVotes: boolean;
  /** Whether it can be taken back: a message that only one person sees needs no button for that. */
  readonly isPublic: boolean;
}

/** What can be done with an answer: a menu of its quotes, buttons for the one in focus, and buttons for all of it. */
export function answerControls(
  quotes: readonly ShownQuote[],
  focus: number,
  { isShareable, hasVotes, isPublic }: ControlOptions,
  ids: CustomIds,
  { t }: Messages,
): ActionRow[] {
  const state = quotes[focus]?.state;
  if (!state) return [];
  // What is found for a message has no question to continue from or vote on, and no name.
  const hasQuestion = state.nonce !== '';
  const button = (
    action: Action,
    name: Pick<APIButtonComponentWithCustomId, 'label' | 'emoji'>,
    isDisabled = false,
  ): APIButtonComponentWithCustomId => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    ...name,
    custom_id: ids.sign('ask', ...writeState(action, state)),
    disabled: isDisabled,
  });
  const ofQuote = [
    button('wider', { label: t('wider') }, state.isWidest),
    button('narrower', { label: t('narrower') }, state.steps === 0),
    button('read', { label: t('read') }),
    ...(isShareable ? [button('share', { label: t('share') }, state.isShared)] : []),
  ];
  const ofAnswer = [
    ...(hasQuestion && state.next !== null ? [button('more', { label: t('moreQuotes') })] : []),
    ...(hasQuestion ? [button('further', { label: t('askFurther') })] : []),
    ...(hasQuestion && hasVotes
      ? [
          button('up', { label: t('helpful'), emoji: { name: '👍' } }),
          button('down', { label: t('unhelpful'), emoji: { name: '👎' } }),
        ]
      : []),
    ...(isPublic ? [button('remove', { label: t('remove') })] : []),
  ];
  const rows = [ofQuote, ofAnswer].filter((components) => components.length > 0);
  return [
    ...quoteMenu(quotes, focus, ids),
    ...rows.map((components) => ({ type: ComponentType.ActionRow as const, components })),
  ];
}
