import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { QuotedExcerpt } from '../../../src/answer/answer.js';
import { LOCALES } from '../../../src/config.js';
import { answerControls } from '../../../src/discord/commands/ask/controls.js';
import { shownQuote } from '../../../src/discord/commands/ask/quote-menu.js';
import { stateOf } from '../../../src/discord/commands/ask/state.js';
import { messagesFor } from '../../../src/discord/i18n/messages.js';
import { CustomIds } from '../../../src/discord/interactions/custom-ids.js';
import { renderAnswer } from '../../../src/discord/render/answer.js';
import { ELLIPSIS } from '../../../src/discord/render/markup.js';
import { hostileText } from '../../support/discord/hostile.js';
import { answer, article, quote } from '../../support/discord/library.js';
import { violationsOf } from '../../support/discord/rules.js';
import { shownText, unquoted } from '../../support/discord/shown-text.js';

/** `PROPERTY_RUNS=10000` for the whole of it. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 300);
const LONGEST = 5000;
const ids = new CustomIds(Buffer.from('a key for tests'));

const ZALGO = 'Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324';
const RIGHT_TO_LEFT = '\u202eאבג\u202c\u200f';
const LONG_WORD = 'Donaudampfschiff'.repeat(25);

/** 1 to 5,000 characters of everything that Discord, a terminal or a browser treats specially. */
const text = fc
  .tuple(
    hostileText(120),
    fc.array(fc.constantFrom(ZALGO, RIGHT_TO_LEFT, LONG_WORD, '||', '`', '一句话。'), { maxLength: 12 }),
  )
  .map(([hostile, others]) =>
    others.reduce((all, one, i) => all.slice(0, i * 97) + one + all.slice(i * 97), hostile),
  )
  .map((all) => all.slice(0, LONGEST))
  .filter((all) => all.length > 0);

const quotes = fc.array(
  fc.record({ text, title: hostileText(12), bold: fc.tuple(fc.nat(5000), fc.nat(200)) }),
  {
    minLength: 1,
    maxLength: 5,
  },
);

it('a quote of hostile text breaks no limit, pings nobody, and is not changed', () => {
  fc.assert(
    fc.property(quotes, hostileText(10), fc.constantFrom(...LOCALES), (given, title, locale) => {
      const excerpts = given.map(({ text, bold: [start, length] }): QuotedExcerpt => {
        const whole = article({ id: 'hostile', title, text });
        return quote(whole, text, { highlights: [{ start, end: start + length }] });
      });
      const messages = messagesFor(locale);
      const place = { first: 0, count: 5, next: 5, tier: 'found', nonce: 'aB_-1234' } as const;
      const isOdd = given.length % 2 === 1;
      const isSo = { isNear: true, isNumbered: given.length > 1, isShared: false, isPinned: isOdd };
      const shown = excerpts.map((one, focus) =>
        shownQuote(one, stateOf(one, { ...place, ...isSo, focus }), messages),
      );
      const options = { hasQuestion: true, isShareable: true, hasVotes: true, isPublic: true };
      const components = answerControls(shown, 0, options, ids, messages);
      const message = renderAnswer(answer('found', excerpts), messages, { components });
      expect(violationsOf('edit', message)).toEqual([]);
      for (const [i, embed] of message.embeds.entries())
        checkQuote(embed.description ?? '', excerpts[i]?.text ?? '');
    }),
    { numRuns: RUNS },
  );
}, 3_600_000);

/** Without the marks and the escapes, the article's own characters remain, from the first one on. */
function checkQuote(description: string, original: string): void {
  const lines = description.split('\n');
  const isCut = !lines.at(-1)?.startsWith('> ');
  const shown = shownText(unquoted((isCut ? lines.slice(0, -1) : lines).join('\n'))).text;
  const whole = original.toWellFormed();
  const kept = isCut && !whole.startsWith(shown) ? shown.slice(0, -ELLIPSIS.length) : shown;
  expect(isCut ? whole.startsWith(kept) : whole === kept).toBe(true);
  expect(description).not.toMatch(/<[@#]|(?<!\\)@(?=everyone|here)|(?<!\\)<(?!:)/);
}
