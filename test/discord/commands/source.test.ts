import { describe, expect, it, vi } from 'vitest';
import { textVersion } from '../../../src/articles/article-key.js';
import { LIMITS } from '../../../src/discord/render/limits.js';
import { useStage } from '../../support/discord/bot.js';
import type { ShownMessage, UsedInteraction } from '../../support/discord/interactions.js';
import { asObject, asObjects, asText } from '../../support/discord/json.js';
import { answer, article, quote } from '../../support/discord/library.js';

const stage = useStage();

const long = article({
  id: 'long',
  title: '长文',
  text: Array.from(
    { length: 300 },
    (_, i) => `第${i}段：人工智能的*发展*，需要时间。它也需要耐心，需要更多的人参与进来。`,
  ).join('\n\n'),
});

function description(message: ShownMessage | null): string {
  return asText(asObject(message?.embeds[0]).description);
}

function footer(message: ShownMessage | null): string {
  return asText(asObject(asObject(message?.embeds[0]).footer).text);
}

/** Presses a button and resolves with the page that it leads to. */
async function turn(from: UsedInteraction, label: string): Promise<UsedInteraction> {
  const pressed = stage.discord.press(from, label);
  await pressed.shown(() => true, 'the next page');
  return pressed;
}

describe('/source', () => {
  it('offers the articles whose titles fit', async () => {
    stage.library.articles.push(
      article({ id: 'a', title: '苹果' }),
      article({ id: 'b', title: '香蕉', date: null }),
    );
    await stage.start();
    const typed = stage.discord.type('source', 'article', '');
    await typed.acknowledged();
    expect(typed.callback?.type).toBe(8);
    expect(typed.choices).toEqual([
      { name: '苹果 (2024-05-01)', value: 'a' },
      { name: '香蕉', value: 'b' },
    ]);
    const narrower = stage.discord.type('source', 'article', '香');
    await narrower.acknowledged();
    expect(narrower.choices).toHaveLength(1);
  });

  it('offers 25 articles at most, however many fit and however long their names are', async () => {
    for (let i = 0; i < 40; i++)
      stage.library.articles.push(article({ id: `${i}-${'很长'.repeat(90)}`, title: '👨‍👩‍👧‍👦'.repeat(40) }));
    await stage.start();
    const typed = stage.discord.type('source', 'article', '');
    await typed.acknowledged();
    expect(typed.choices).toHaveLength(LIMITS.choices);
    expect(asText(typed.choices[0]?.name)).toMatch(/^(👨‍👩‍👧‍👦)+… \(2024-05-01\)$/u);
    expect(new Set(typed.choices.map(({ value }) => value)).size).toBe(LIMITS.choices);
  });

  it('finds an article again by the short name that stands for a long id', async () => {
    const id = '很长'.repeat(90);
    stage.library.articles.push(article({ id: 'other' }), article({ ...long, id }));
    await stage.start();
    const typed = stage.discord.type('source', 'article', '长文');
    await typed.acknowledged();
    const used = stage.discord.slash('source', { article: typed.choices[0]?.value });
    expect((await used.reply()).embeds[0]).toMatchObject({ title: '长文' });
    const second = await turn(used, 'Next');
    expect(footer(second.message)).toContain('Page 2 of');
  });

  it('shows the article to the person alone, with its link, date and site', async () => {
    stage.library.articles.push(article({ id: 'a', title: '一 _篇_', text: '# 标题\n- 列表' }));
    await stage.start();
    const reply = await stage.discord.slash('source', { article: 'a' }).reply();
    expect(reply.isEphemeral).toBe(true);
    expect(reply.components).toMatchObject([
      {
        components: [{ label: 'Full text' }, { label: 'Original', url: 'https://www.example.org/a' }],
      },
    ]);
    expect(reply.embeds[0]).toMatchObject({
      title: '一 \\_篇\\_',
      url: 'https://www.example.org/a',
      description: '\\# 标题\n\\- 列表',
      footer: { text: '2024-05-01 · example.org · Page 1 of 1' },
    });
  });

  it('turns pages forth and back, and disables what leads nowhere', async () => {
    stage.library.articles.push(long);
    await stage.start();
    const first = stage.discord.slash('source', { article: 'long' }, { locale: 'zh-CN' });
    await first.reply();
    expect(() => stage.discord.press(first, '上一页')).toThrow();
    const firstText = description(first.message);

    const second = await turn(first, '下一页');
    expect(second.callback?.type).toBe(6);
    expect(description(second.message)).not.toBe(firstText);
    const back = await turn(second, 'Previous');
    expect(description(back.message)).toBe(firstText);
  });

  it('goes on to the last page, and the pages together are the text', async () => {
    stage.library.articles.push(long);
    await stage.start();
    let current = stage.discord.slash('source', { article: 'long' });
    await current.reply();
    const pages = [description(current.message)];
    const total = Number(/of (\d+)$/.exec(footer(current.message))?.[1]);
    while (pages.length < total) {
      current = await turn(current, 'Next');
      pages.push(description(current.message));
    }
    expect(() => stage.discord.press(current, 'Next')).toThrow();
    expect(total).toBeGreaterThan(2);
    expect(pages.join('').replaceAll('\\', '')).toBe(long.text);
  });

  it('turns pages after a restart', async () => {
    stage.library.articles.push(long);
    const bot = await stage.start();
    const first = stage.discord.slash('source', { article: 'long' });
    await first.reply();
    await bot.stop();
    await stage.start();
    const second = await turn(first, 'Next');
    expect(footer(second.message)).toContain('Page 2 of');
  });

  it('says so when the article is gone or has become shorter', async () => {
    stage.library.articles.push(long);
    await stage.start();
    const first = stage.discord.slash('source', { article: 'long' });
    await first.reply();
    const second = await turn(first, 'Next');
    const third = await turn(second, 'Next');
    stage.library.articles[0] = { ...long, text: long.text.slice(0, 3000) };
    const shorter = await turn(third, 'Next');
    expect(footer(shorter.message)).toMatch(/Page (\d+) of \1$/);
    stage.library.articles.length = 0;
    const gone = await turn(shorter, 'Previous');
    expect(gone.message).toMatchObject({
      content: expect.stringContaining('no longer exists'),
      embeds: [],
      components: [],
    });
  });

  /** An article with headings, each above a page's text. */
  function partsOf(count: number, depthOf: (i: number) => number = () => 2) {
    const names = Array.from({ length: count }, (_, i) => `第${i}节`);
    const text = ['前言', ...names].map((name) => `${name}\n\n${'一段话。'.repeat(60)}`).join('\n\n');
    let from = 2;
    const blocks = names.map((name, i) => {
      const start = text.indexOf(name, from);
      from = start + name.length;
      return { kind: 'heading' as const, start, end: from, depth: depthOf(i) };
    });
    stage.library.articles.push(article({ id: 'parts', text, blocks }));
    return names;
  }

  /** The menus below a page, by their options. */
  function menusOf({ message }: UsedInteraction): string[][] {
    return (message?.components ?? [])
      .flatMap((row) => asObjects(row.components))
      .filter(({ type }) => type === 3)
      .map((menu) => asObjects(menu.options).map(({ label }) => asText(label)));
  }

  it.each([
    [60, 1],
    [700, 2],
  ])('leads to every one of %i headings, through menus of ranges', async (count, levels) => {
    const names = partsOf(count);
    await stage.start();
    let current = stage.discord.slash('source', { article: 'parts' });
    await current.reply();
    const seen = new Set<string>();
    const pick = async (label: string): Promise<void> => {
      current = stage.discord.choose(current, label);
      await current.shown(() => true, 'the page');
      expect(menusOf(current)).toHaveLength(levels + 1);
      for (const heading of menusOf(current).at(-1)?.slice(1) ?? []) seen.add(heading);
    };
    const walk = async (level: number): Promise<void> => {
      for (const range of menusOf(current)[level] ?? []) {
        await pick(range);
        expect(description(current.message)).toContain(`### ${range.split(' – ')[0]}`);
        if (level + 1 < levels) await walk(level + 1);
      }
    };
    await walk(0);
    expect([...seen]).toEqual(names);
    const chosen = asObjects(asObjects(current.message?.components[1]?.components)[0]?.options);
    expect(chosen.filter((option) => option.default === true)).toEqual([chosen.at(-1)]);
  });

  it('asks for titles of a bounded length alone', async () => {
    const asked = vi.spyOn(stage.library, 'places');
    const wanted = vi.spyOn(stage.library, 'article');
    await stage.start();
    expect(asObjects(stage.discord.state.command('source').options)).toMatchObject([
      { name: 'article', max_length: 200 },
    ]);
    await stage.discord.type('source', 'article', '长'.repeat(6000)).acknowledged();
    expect(asked.mock.calls[0]?.[0]).toHaveLength(200);
    await stage.discord.slash('source', { article: '长'.repeat(6000) }).reply();
    expect(wanted.mock.calls[0]?.[0]).toHaveLength(200);
  });

  it('jumps to a heading, and back to the beginning', async () => {
    partsOf(24, (i) => (i % 2 === 0 ? 2 : 3));
    await stage.start();
    const first = stage.discord.slash('source', { article: 'parts' });
    await first.reply();
    const [labels = []] = menusOf(first);
    expect(labels.slice(0, 4)).toEqual(['Beginning', '第0节', '\u3000第1节', '第2节']);
    expect(labels).toHaveLength(LIMITS.selectOptions);
    const jumped = stage.discord.choose(first, '第20节');
    await jumped.shown(() => true, 'the page');
    expect(description(jumped.message)).toMatch(/^### 第20节$/m);
    const back = stage.discord.choose(jumped, 'Beginning');
    await back.shown(() => true, 'the page');
    expect(description(back.message)).toBe(description(first.message));
  });

  it('sends the whole text as a file', async () => {
    const blocks = [{ kind: 'heading' as const, start: 4, end: 6, depth: 3 }];
    stage.library.articles.push(
      article({ id: 'a', title: '一 / 篇: *', text: '开头\n\n标题\n\n正文', blocks }),
    );
    await stage.start();
    const used = stage.discord.slash('source', { article: 'a' });
    await used.reply();
    const sent = await stage.discord.press(used, 'Full text').told();
    expect(sent).toMatchObject({ isEphemeral: true, content: 'Full text of “一 / 篇: \\*”:' });
    expect(sent.files).toEqual([
      {
        name: '一_篇.md',
        text: '# 一 / 篇: *\n\n2024-05-01 · https://www.example.org/a\n\n开头\n\n### 标题\n\n正文\n',
      },
    ]);
  });

  it('says so when the whole text is too long to send as a file', async () => {
    stage.library.articles.push(article({ id: 'a', text: '很长' }));
    await stage.start();
    const used = stage.discord.slash('source', { article: 'a' });
    await used.reply();
    stage.library.articles[0] = article({ id: 'a', text: '很长'.repeat(2_000_000) });
    const sent = await stage.discord.press(used, 'Full text').told();
    expect(sent.content).toContain('too long to send as a file');
  });

  it('tells what was cited from it lately, on the same server', async () => {
    stage.library.articles.push(article({ id: 'a', text: '第一段。\n\n第*二*段。' }));
    const cited = stage.library.articles[0];
    if (cited) stage.library.reply = () => answer('found', [quote(cited, '第*二*段。')]);
    await stage.start();
    const { guildId } = stage.discord.identity;
    for (let i = 0; i < 2; i++) await stage.discord.slash('ask', { question: 'x' }).reply();
    const version = textVersion(cited?.text ?? '');
    await expect.poll(() => stage.journal.citations('a', version, guildId, 1)).toMatchObject([{ count: 2 }]);
    const { embeds } = await stage.discord.slash('source', { article: 'a' }).reply();
    expect(embeds[0]).toMatchObject({
      fields: [{ name: 'Recently quoted', value: '2×, page 1: 第\\*二\\*段。' }],
    });
    const elsewhere = await stage.discord
      .slash('source', { article: 'a' }, { isDirectMessage: true })
      .reply();
    expect(elsewhere.embeds[0]).not.toHaveProperty('fields');
  });

  it('names the nearest titles where nothing goes with the text, and opens them', async () => {
    stage.library.articles.push(article({ id: 'a', title: '没有*想到*的事' }));
    await stage.start();
    const used = stage.discord.slash('source', { article: '没有' });
    const { content } = await used.reply();
    expect(content).toBe('No article matches “没有”.\nThe closest ones:\n- 没有\\*想到\\*的事');
    const opened = stage.discord.choose(used, '没有*想到*的事');
    await opened.shown(({ embeds }) => embeds.length > 0, 'the article');
    expect(opened.message).toMatchObject({ content: '', embeds: [{ title: '没有\\*想到\\*的事' }] });
  });

  it('opens what goes best with free text, says why, and has the others in a menu that stays', async () => {
    const other = article({ id: 'b', title: '另一篇' });
    stage.library.articles.push(long, other);
    const start = long.text.indexOf('第200段');
    stage.library.opened = [
      { id: 'long', title: '长文', date: null, heading: '第*二*节', start },
      { id: 'b', title: '另一篇', date: '2024-05-01', heading: null, start: 0 },
    ];
    await stage.start();
    const used = stage.discord.slash('source', { article: '二节' });
    const reply = await used.reply();
    expect(reply.content).toBe('Opened at the heading “第\\*二\\*节”.');
    expect(description(reply)).toContain('第200段');
    expect(stage.library.lookedFor.at(-1)).toBe('二节');
    const next = await turn(used, 'Next');
    expect(next.message?.content).toBe('');
    const opened = stage.discord.choose(next, '另一篇');
    await opened.shown(({ embeds }) => embeds[0]?.title === '另一篇', 'the other article');
    expect(menusOf(opened)).toEqual([['另一篇']]);
  });

  it('shows the passage that free text leads to in bold', async () => {
    stage.library.articles.push(long);
    const start = long.text.indexOf('它也需要耐心', 9000);
    stage.library.opened = [{ id: 'long', title: '长文', date: null, heading: null, start }];
    stage.library.openedAt = { start, end: start + 6 };
    await stage.start();
    const reply = await stage.discord.slash('source', { article: '要不要*耐心*' }).reply();
    expect(reply.content).toContain('No title or heading matches “要不要\\*耐心\\*”');
    expect(description(reply)).toContain('**它也需要耐心**');
    expect(reply.components).toHaveLength(1);
  });

  it('counts free text as a question, and not what was picked', async () => {
    stage.library.articles.push(long);
    await stage.start({ config: { askPerMinute: 1 } });
    const reply = async (wanted: string) =>
      (await stage.discord.slash('source', { article: wanted }).reply()).content;
    expect(await reply('zzz')).toContain('No article');
    expect(await reply('zzz')).toContain('fast');
    expect(await reply('长文')).toBe('');
  });

  it('offers headings as well, and opens them where they are', async () => {
    stage.library.articles.push(long);
    const start = long.text.indexOf('第200段');
    const heading = '第二节'.repeat(40);
    stage.library.opened = [{ id: 'long', title: '长文', date: null, heading, start }];
    await stage.start();
    const typed = stage.discord.type('source', 'article', '二节');
    await typed.acknowledged();
    const [choice] = typed.choices;
    expect(asText(choice?.name)).toMatch(/^↳ (第二节)+第?二?… · 长文$/);
    const reply = await stage.discord.slash('source', { article: choice?.value }).reply();
    expect(description(reply)).toContain('第200段');
    expect(reply.content).toBe('');
  });

  it('offers nothing for what is still being composed, and what goes with the rest', async () => {
    stage.library.articles.push(article({ id: 'a', title: '人工智能' }));
    await stage.start();
    const offered = async (text: string) => {
      const typed = stage.discord.type('source', 'article', text);
      await typed.acknowledged();
      return typed.choices.map(({ name }) => name);
    };
    expect(await offered("ni'hao")).toEqual([]);
    expect(await offered("人工zhi'n")).toEqual(['人工智能 (2024-05-01)']);
    expect(await offered('人工zhineng')).toEqual(['人工智能 (2024-05-01)']);
  });

  it('shows an article without title, text, date or address', async () => {
    stage.library.articles.push(article({ id: 'bare', title: ' ', text: '\n \n', date: null, url: null }));
    await stage.start();
    const reply = await stage.discord.slash('source', { article: 'bare' }).reply();
    expect(reply.embeds).toEqual([
      { title: 'bare', color: expect.any(Number), footer: { text: 'Page 1 of 1' } },
    ]);
  });

  it('offers nothing, and logs why, when the suggestions fail', async () => {
    await stage.start();
    stage.library.places = async () => {
      throw new TypeError('broken');
    };
    const typed = stage.discord.type('source', 'article', 'x');
    await typed.acknowledged();
    expect(typed.choices).toEqual([]);
    expect(stage.log).toContainEqual(expect.objectContaining({ where: 'source', level: 50 }));
  });

  it('keeps the page and adds a word when turning it fails', async () => {
    stage.library.articles.push(long);
    await stage.start();
    const first = stage.discord.slash('source', { article: 'long' });
    await first.reply();
    stage.library.seen = async () => {
      throw new TypeError('broken');
    };
    const pressed = stage.discord.press(first, 'Next');
    expect(await pressed.followUp()).toMatchObject({
      isEphemeral: true,
      content: expect.stringContaining('Something went wrong'),
    });
    expect(pressed.history).toEqual([]);
  });
});
