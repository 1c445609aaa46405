import type { ShownMessage, UsedInteraction } from '../discord/interactions.js';
import { asObject, asObjects, asText } from '../discord/json.js';
import type { DiscordStandIn } from '../discord/server.js';

/** What became of a press: `outdated` if the bot says that the article has changed since. */
export type Outcome = 'works' | 'outdated' | 'refused';

/** What the bot says of a button that it can't read. */
const UNKNOWN = 'no longer works';
const CHANGED = 'has changed since';
const MODAL = 9;
const DELETE = 'Delete';
const MENU = 3;

/** The buttons of a message that can be pressed, and its menus. */
export function controlsOf({ components }: ShownMessage): string[] {
  return components
    .flatMap((row) => asObjects(row.components))
    .filter(({ disabled, url }) => disabled !== true && url === undefined)
    .map((one) => (one.type === MENU ? 'menu' : asText(one.label) || asText(asObject(one.emoji).name)));
}

/** Presses a button on another bot's message, or picks from its menu, and waits for what comes of it. */
export async function pressAt(
  discord: DiscordStandIn,
  from: UsedInteraction,
  control: string,
): Promise<Outcome> {
  const used =
    control === 'menu'
      ? discord.choose(from, /^Quote 2:/)
      : discord.press(from, control, { userId: from.userId });
  const { type } = await used.acknowledged();
  if (type === MODAL) return 'works';
  const told = control === DELETE ? await deletion(discord, used) : await outcome(discord, used);
  if (told?.content.includes(UNKNOWN)) return 'refused';
  return told?.content.includes(CHANGED) ? 'outdated' : 'works';
}

function outcome(discord: DiscordStandIn, used: UsedInteraction): Promise<ShownMessage> {
  return discord.changes.until(() => used.followUps[0] ?? used.history[0], 'what a press comes to');
}

/** Null if the message is gone. */
async function deletion(discord: DiscordStandIn, used: UsedInteraction): Promise<ShownMessage | null> {
  const look = () => used.followUps[0] ?? used.history[0] ?? (used.message === null ? 'gone' : null);
  const seen = await discord.changes.until(look, 'the message to go');
  return seen === 'gone' ? null : seen;
}
