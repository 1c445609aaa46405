import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../src/discord/render/markup.js';
import type { Drawing } from '../../src/web/draw/drawing.js';
import { drawMarkdown } from '../../src/web/draw/markdown.js';
import { WORDS } from '../../src/web/i18n/languages.js';
import { scriptsIn } from '../support/web/site.js';

const drawing: Drawing = {
  locale: 'en-US',
  words: WORDS['en-US'],
  commandLink: (name) => `/?command=${name}`,
  commandName: (name) => name,
  nameOf: (id) => (id === '1' ? 'You' : id),
  now: () => Date.UTC(2025, 1, 11),
};

const draw = async (text: string): Promise<string> => String(await drawMarkdown(text, drawing));

/** What a reader sees of markup. */
function shown(markup: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return markup
    .replace(/<br>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
}

describe('what Discord makes of markup', () => {
  it.each([
    ['a **b** *c* _d_ __e__ ~~f~~', '<p>a <strong>b</strong> <em>c</em> <em>d</em> <u>e</u> <s>f</s></p>'],
    ['**a *b* c**', '<p><strong>a <em>b</em> c</strong></p>'],
    ['||a||', '<p><span class="spoiler" tabindex="0" title="spoiler">a</span></p>'],
    ['`a **b**`', '<p><code>a **b**</code></p>'],
    ['```js\na\n**b**\n```', '<pre><code>a\n**b**</code></pre>'],
    ['a\nb', '<p>a<br>b</p>'],
    ['> a\n> b\nc', '<blockquote><p>a<br>b</p></blockquote><p>c</p>'],
    ['>>> a\nb', '<blockquote><p>a<br>b</p></blockquote>'],
    ['### a\n\nb', '<h4>a</h4><p>b</p>'],
    ['-# a', '<p class="subtext">a</p>'],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
    ['[a](https://example.org/x)', '<p><a href="https://example.org/x" rel="noreferrer">a</a></p>'],
    [
      'https://example.org/x.',
      '<p><a href="https://example.org/x" rel="noreferrer">https://example.org/x</a>.</p>',
    ],
    [
      '<@1> </ask:2>',
      '<p><span class="mention">@You</span> <a class="mention" href="/?command=ask">/ask</a></p>',
    ],
    ['<t:1739145600:R>', '<p><time datetime="2025-02-10T00:00:00.000Z">yesterday</time></p>'],
    ['<t:9999999999999>', '<p>9999999999999</p>'],
    ['\\*a\\* \\[b\\](c) \\> d', '<p>*a* [b](c) &gt; d</p>'],
    ['**a', '<p>**a</p>'],
    ['[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>'],
  ])('%j', async (text, markup) => {
    expect(await draw(text)).toBe(markup);
  });

  it('whatever was escaped is shown as it was written, and runs nothing', async () => {
    const hostile = fc.string({
      unit: fc.constantFrom(...'*_~|`<>[]()#-\\"\'&:@/ \n1.a文'.split(''), '<script>', 'https://e.org/'),
      maxLength: 80,
    });
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const markup = await draw(escapeMarkdown(text));
        expect(scriptsIn(markup)).toEqual([]);
        expect(markup).not.toMatch(/<a |<strong>|<em>|<code>|<li>|class="mention"/);
        const plain = (one: string): string => one.replace(/\s+/g, '');
        expect(plain(shown(markup))).toBe(plain(text));
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) },
    );
  });

  it('whatever is written, it is markup of ours and takes no time to speak of', async () => {
    const any = fc.string({
      unit: fc.constantFrom(
        '**',
        '*',
        '__',
        '_',
        '||',
        '`',
        '[',
        '](https://e.org)',
        '<t:1:R>',
        '> ',
        '\n',
        'a',
        '<b>',
      ),
      maxLength: 300,
    });
    await fc.assert(
      fc.asyncProperty(any, async (text) => {
        const markup = await draw(text);
        expect(scriptsIn(markup)).toEqual([]);
        expect(markup).not.toContain('<b>');
      }),
    );
  });
});
