import { ButtonStyle, ComponentType } from 'discord.js';
import { z } from 'zod';
import type { Messages } from '../../i18n/messages.js';
import type { CustomIds } from '../../interactions/custom-ids.js';
import type { ActionRow } from '../../render/message.js';
import type { AnswerState } from './state.js';
import { type Action, readState, writeState } from './state-fields.js';

/** The verdict on an answer that nobody has asked the bot for. */
export type HelpMark = Extract<Action, 'solved' | 'person'>;
const LABELS = { solved: 'solved', person: 'personIsBetter' } as const satisfies Record<HelpMark, string>;
const MARKS = Object.keys(LABELS) as HelpMark[];

const row = z.object({
  components: z.array(
    z.object({
      custom_id: z.string(),
      label: z.string(),
      style: z.literal([ButtonStyle.Secondary, ButtonStyle.Success]),
      disabled: z.boolean().default(false),
    }),
  ),
});

type HelpButtons = z.infer<typeof row>['components'];
/** A row of a message as discord.js has it. */
interface Row {
  toJSON(): unknown;
}

/** Buttons to say whether an unasked answer has helped. */
export function helpRow(state: AnswerState, ids: CustomIds, { t }: Messages): ActionRow {
  return rowOf(
    MARKS.map((mark) => ({
      custom_id: ids.sign('ask', ...writeState(mark, state)),
      label: t(LABELS[mark]),
      style: ButtonStyle.Secondary as const,
      disabled: false,
    })),
  );
}

/** Those buttons of a message, unchanged; none if it has none. */
export function helpRowsIn(rows: readonly Row[], ids: CustomIds): ActionRow[] {
  return rows.flatMap((one) => {
    const buttons = helpButtons(one, ids);
    return buttons ? [rowOf(buttons)] : [];
  });
}

/** The rows of a message with one of those buttons pressed: the other one can still be pressed. */
export function withMark(rows: readonly Row[], mark: HelpMark, ids: CustomIds): ActionRow[] {
  return rows.map((one) => {
    const buttons = helpButtons(one, ids);
    if (!buttons) return one.toJSON() as ActionRow;
    return rowOf(
      buttons.map((button) => {
        const isPressed = markOf(button.custom_id, ids) === mark;
        const style = isPressed ? ButtonStyle.Success : ButtonStyle.Secondary;
        return { ...button, disabled: isPressed, style };
      }),
    );
  });
}

/** Null if it is another row. */
function helpButtons(one: Row, ids: CustomIds): HelpButtons | null {
  const { data } = row.safeParse(one.toJSON());
  const isHelp = data?.components.some(({ custom_id }) => markOf(custom_id, ids) !== null);
  return data && isHelp ? data.components : null;
}

function markOf(customId: string, ids: CustomIds): HelpMark | null {
  const action = readState(ids.read(customId)?.fields ?? [])?.action;
  return MARKS.find((mark) => mark === action) ?? null;
}

function rowOf(buttons: HelpButtons): ActionRow {
  return {
    type: ComponentType.ActionRow,
    components: buttons.map((button) => ({ type: ComponentType.Button as const, ...button })),
  };
}
