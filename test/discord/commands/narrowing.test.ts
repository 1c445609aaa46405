import { describe, expect, it } from 'vitest';
import { articleKey } from '../../../src/articles/article-key.js';
import { LOCALES } from '../../../src/config.js';
import { dayOf } from '../../../src/discord/commands/ask/dates.js';
import { narrowingIn, narrowingLines } from '../../../src/discord/commands/ask/narrowing.js';
import { messagesFor } from '../../../src/discord/i18n/messages.js';
import { useStage } from '../../support/discord/bot.js';
import { answer, article, quote } from '../../support/discord/library.js';

const stage = useStage();
const OTHER = { userId: '300000000000000002' };
const sentences = Array.from({ length: 8 }, (_, i) => `这是第${i}句话。`);
const long = article({ id: 'folder/long', title: '长*文* (一)', text: sentences.join('') });

function furnish(): void {
  stage.library.articles.push(long);
  stage.library.reply = () =>
    answer(
      'found',
      sentences.map((text) => quote(long, text)),
    );
}

describe('/ask of some of the articles', () => {
  it('asks those alone, says so, and goes on with them, in copies too', async () => {
    furnish();
    await stage.start();
    const options = { article: long.title, tag: '量_化', since: '2024-02', until: '2024' };
    const used = stage.discord.slash('ask', { question: 'x', ...options });
    const { content } = await used.reply();
    expect(content.split('\n')).toEqual([
      '**Question:** x',
      `-# Only in 长\\*文\\* (一) (#${articleKey(long.id)})`,
      '-# Only with the tag 量\\_化',
      '-# Only from 2024-02-01 on',
      '-# Only up to 2024-12-31',
    ]);
    const filter = { articleId: long.id, tag: '量_化', since: '2024-02-01', until: '2024-12-31' };
    expect(stage.library.asked[0]).toMatchObject({ question: 'x', top: 3, filter });
    const next = stage.discord.press(used, 'More quotes');
    await next.shown(({ embeds }) => embeds.length > 0, 'further quotes');
    expect(stage.library.asked[1]).toMatchObject({ question: 'x', after: 3, filter });
    const copy = stage.discord.press(used, 'Longer', OTHER);
    await copy.shown(({ embeds }) => embeds.length > 0, 'a copy');
    const onCopy = stage.discord.press(copy, 'More quotes', OTHER);
    await onCopy.shown(({ content: said }) => said.includes('Quotes 4'), 'further quotes on the copy');
    expect(stage.library.asked[2]).toMatchObject({ question: 'x', after: 3, filter });
  });

  it('names the nearest articles where there is no such one', async () => {
    furnish();
    await stage.start();
    const { content } = await stage.discord.slash('ask', { question: 'x', article: '长' }).reply();
    expect(content).toContain('No article matches “长”');
    expect(content).toContain('长\\*文');
    expect(stage.library.asked).toEqual([]);
  });

  it('completes titles', async () => {
    furnish();
    await stage.start();
    const typed = stage.discord.type('ask', 'article', '长');
    await typed.acknowledged();
    expect(typed.choices).toEqual([{ name: expect.stringContaining('长*文*'), value: long.id }]);
  });

  it('says what a date looks like', async () => {
    await stage.start();
    const told = await stage.discord.slash('ask', { question: 'x', since: '2024-02-30' }).reply();
    expect(told).toMatchObject({ isEphemeral: true, content: expect.stringContaining('2024-05-01') });
  });

  it('takes what they do not answer for no gap', async () => {
    const bot = await stage.start();
    await stage.discord.slash('ask', { question: 'x', tag: 'y' }).reply();
    await stage.discord.slash('ask', { question: 'z' }).reply();
    await bot.stop();
    const gaps = stage.journal.gaps(stage.discord.identity.guildId);
    expect(gaps.map(({ question }) => question)).toEqual(['z']);
  });
});

it.each(LOCALES)('what is said of it in %s is read again', (locale) => {
  const narrowing = { tag: '*a* (b)', since: '2024-01-01', until: '2024-12-31' };
  const lines = narrowingLines(narrowing, long, messagesFor(locale));
  const content = ['x', ...lines, 'y'].join('\n');
  expect(narrowingIn(content)).toEqual({ ...narrowing, article: `#${articleKey(long.id)}` });
  expect(narrowingIn('x\ny')).toEqual({});
});

it.each([
  ['2024-05-01', '2024-05-01', '2024-05-01'],
  ['2024-5', '2024-05-01', '2024-05-31'],
  ['2024年2月', '2024-02-01', '2024-02-29'],
  ['2023', '2023-01-01', '2023-12-31'],
  ['2024/12/31', '2024-12-31', '2024-12-31'],
])('%s is from %s to %s', (written, first, last) => {
  expect([dayOf(written, 'first'), dayOf(written, 'last')]).toEqual([first, last]);
});

it.each(['2024-13', '2024-00', '2023-02-29', '2024-04-31', 'yesterday', '24-1-1'])(
  '%s is no date',
  (written) => {
    expect(() => dayOf(written, 'first')).toThrow();
    expect(() => dayOf(written, 'last')).toThrow();
  },
);
