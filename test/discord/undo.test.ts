import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAnswerService } from '../../src/answer/answer-service.js';
import { useStage } from '../support/discord/bot.js';
import type { ShownMessage, UsedInteraction } from '../support/discord/interactions.js';
import { asObjects } from '../support/discord/json.js';
import { indexOf } from '../support/library-on-disk.js';
import { paragraphOf } from '../support/prose.js';

/*
 * Whatever is done to the quotes of an answer in whatever order, with as many steps back it is what it was: every byte
 * of what Discord is sent. On a real index, since what is read again must be what was found.
 */

const stage = useStage();
const RUNS = 12;
const QUOTES = 3;
const QUESTION = '郁金香的价格为什么涨了';
const SPEAKERS = ['**李明：**', '**王芳：**'];

/** Articles with headings, speakers and plain paragraphs. */
function library(): Record<string, string> {
  const files = Array.from({ length: 6 }, (_, i) => {
    const said = Array.from({ length: 4 }, (_unused, n) => {
      const speaker = i % 2 === 0 ? (SPEAKERS[n % 2] ?? '') : '';
      return `${speaker}郁金香的价格涨了第${i}回，${paragraphOf(i * 9 + n)}`;
    });
    const [first, ...rest] = said;
    const body = [`# 花店${i}`, first, `## 第${i}节`, ...rest].join('\n\n');
    return [`${i}.md`, `---\ntitle: 花店${i}\ndate: 2024-0${i + 1}-01\n---\n\n${body}\n`] as const;
  });
  return Object.fromEntries(files);
}

interface Step {
  readonly quote: number;
  readonly does: 'Longer' | 'Shorter';
}

/** What was sent last, without what Discord keeps of its own. */
const sent = ({ content, embeds, components }: ShownMessage): unknown => ({ content, embeds, components });

const count = (used: UsedInteraction): number => used.message?.embeds.length ?? 0;

/** Picks a quote and presses a button for it, if that is not disabled. @returns whether something has changed */
async function take(from: UsedInteraction, { quote, does }: Step): Promise<UsedInteraction | null> {
  const picked = await pick(from, quote);
  const { message } = picked;
  const buttons = (message?.components ?? []).flatMap((row) => asObjects(row.components));
  if (buttons.find(({ label }) => label === does)?.disabled === true) return null;
  const pressed = stage.discord.press(picked, does);
  await stage.discord.changes.until(() => pressed.followUps[0] ?? pressed.history[0], 'a change');
  return pressed.followUps.length > 0 ? null : pressed;
}

async function pick(from: UsedInteraction, quote: number): Promise<UsedInteraction> {
  const picked = stage.discord.choose(from, new RegExp(`^Quote ${quote + 1}:`));
  await stage.discord.changes.until(() => picked.history[0], 'the quote that is picked');
  return picked;
}

it('wider and narrower in any order lead back to the very same message', async () => {
  const live = await indexOf(library());
  await stage.start({ answers: createAnswerService(live, async () => null), config: { askPerMinute: 1 } });
  const asked = stage.discord.slash('ask', { question: QUESTION, count: QUOTES });
  await asked.reply();
  expect(count(asked)).toBe(QUOTES);
  const first = asked.message;
  if (!first) throw new Error('There is no answer');
  const step = fc.record({
    quote: fc.nat(QUOTES - 1),
    does: fc.constantFrom('Longer', 'Shorter'),
  });
  let widened = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 12 }),
      fc.infiniteStream(fc.nat(QUOTES - 1)),
      async (steps, order) => {
        let now: UsedInteraction = asked;
        const taken = Array.from({ length: QUOTES }, () => 0);
        for (const one of steps) {
          const next = await take(now, one as Step);
          if (!next) continue;
          now = next;
          taken[one.quote] = (taken[one.quote] ?? 0) + (one.does === 'Longer' ? 1 : -1);
          widened++;
        }
        // Back, in another order.
        for (const quote of order) {
          if (taken.every((left) => left === 0)) break;
          const left = taken[quote] ?? 0;
          if (left === 0) continue;
          const back = await take(now, { quote, does: 'Shorter' });
          if (!back) throw new Error('There is no way back');
          taken[quote] = left - 1;
          now = back;
        }
        const { message } = await pick(now, 0);
        expect(message && sent(message)).toEqual(sent(first));
      },
    ),
    { numRuns: RUNS },
  );
  expect(widened).toBeGreaterThan(RUNS);
});
