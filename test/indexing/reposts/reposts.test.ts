import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EarlierGroups, type Groupable, groupReposts } from '../../../src/indexing/reposts/reposts.js';
import { ShingleTable } from '../../../src/indexing/reposts/shared.js';
import { bodyOf, paragraphOf } from '../../support/prose.js';

const ORIGINAL = bodyOf(1);

function article(id: string, text: string, given: Partial<Groupable> = {}): Groupable {
  return { id, title: '', text, url: null, date: null, ...given };
}

/** Changes every n-th character into another that occurs nowhere in the text. */
function withEveryNth(text: string, n: number): string {
  return [...text]
    .map((character, i) => (i % n === 0 && /\p{L}/u.test(character) ? '囧' : character))
    .join('');
}

/** What a run knows that has grouped these articles. */
function earlierOf(given: readonly Groupable[], groups: readonly (readonly string[])[]): EarlierGroups {
  const first = new Map(
    given.map(({ id }) => [id, groups.find((group) => group.includes(id))?.[0] ?? id] as const),
  );
  return { groupOf: (id) => first.get(id) ?? null, isUnchanged: (id) => first.has(id) };
}

const paragraphs = (text: string): string[] => text.split('\n\n');
const firstHalf = (text: string): string => paragraphs(text).slice(0, 4).join('\n\n');
const boilerplate = '点击上方蓝字关注我们\n\n本文转自网络，版权归原作者所有。\n\n';

describe('ShingleTable', () => {
  /** Few of them, of which some begin their search in the same place, 0 among them. */
  const shingles = fc.array(fc.constantFrom(0, 1, 2, 64, 128, 129, 4_294_967_295), { maxLength: 30 });
  const sumsOf = (items: readonly number[], other: readonly number[]): number[] =>
    [...items, 0].map((_, at) => items.slice(0, at).filter((item) => other.includes(item)).length);

  it('counts what texts have in common, one after another', () => {
    fc.assert(
      fc.property(shingles, fc.array(shingles, { maxLength: 4 }), (given, others) => {
        const table = new ShingleTable(Uint32Array.from(given));
        for (const other of others) {
          const shared = table.sharedWith(Uint32Array.from(other));
          expect(shared.distinct).toBe(new Set(given.filter((shingle) => other.includes(shingle))).size);
          expect([...shared.before]).toEqual(sumsOf(given, other));
          expect([...shared.beforeInOther]).toEqual(sumsOf(other, given));
        }
      }),
    );
  });
});

describe('groupReposts', () => {
  it.each([
    ['the same text', ORIGINAL],
    ['other white space and punctuation', ORIGINAL.replaceAll('，', ', ').replaceAll('\n\n', '\n')],
    ['one wrong character in twenty', withEveryNth(ORIGINAL, 20)],
    ['one wrong character in seven', withEveryNth(ORIGINAL, 7)],
    ['a site’s lines round it', `${boilerplate}${ORIGINAL}\n\n${boilerplate}`],
    ['its paragraphs in another order', paragraphs(ORIGINAL).reverse().join('\n\n')],
    ['a paragraph left out', paragraphs(ORIGINAL).toSpliced(3, 1).join('\n\n')],
    ['a paragraph replaced', paragraphs(ORIGINAL).with(3, paragraphOf(77)).join('\n\n')],
    ['its first half alone', firstHalf(ORIGINAL)],
  ])('takes for a repost: %s', async (_, text) => {
    const first = article('a', ORIGINAL, { date: '2020-01-01' });
    expect(await groupReposts([first, article('b', text)])).toEqual([['a', 'b']]);
  });

  it.each([
    ['another text', bodyOf(2)],
    [
      'its last half alone, in an article of its own',
      `${bodyOf(2)}\n\n${ORIGINAL.slice(ORIGINAL.length / 2)}`,
    ],
    [
      'a paragraph of it, quoted in another text',
      paragraphs(bodyOf(2))
        .toSpliced(2, 0, paragraphs(ORIGINAL)[2] ?? '')
        .join('\n\n'),
    ],
    ['one wrong character in two', withEveryNth(ORIGINAL, 2)],
    ['a short quotation alone', ORIGINAL.slice(200, 260)],
    ['nothing', ''],
    ['marks without a letter', '——！！！'],
  ])('takes for an article of its own: %s', async (_, text) => {
    expect(await groupReposts([article('a', ORIGINAL), article('b', text)])).toEqual([]);
  });

  it('takes for one text what is written in Simplified and in Traditional characters', async () => {
    const simplified = '开源模型的权重可以下载，许可证写得很清楚。训练数据没有公开，这让复现变得困难。';
    const traditional = '開源模型的權重可以下載，許可證寫得很清楚。訓練數據沒有公開，這讓復現變得困難。';
    expect(await groupReposts([article('a', simplified), article('b', traditional)])).toEqual([['a', 'b']]);
  });

  it('reads English by its words', async () => {
    const text =
      'The weights can be downloaded, and the licence is short. Nobody has seen the data it was trained on.';
    const shouted = text.toUpperCase().replaceAll(' ', '\n');
    const other =
      'The data can be bought, and the price is high. Nobody has read the licence it was sold under.';
    expect(await groupReposts([article('a', text), article('b', shouted), article('c', other)])).toEqual([
      ['a', 'b'],
    ]);
  });

  it('keeps short texts apart that only say things alike', async () => {
    const given = [
      '今天的天气很好，我们去公园散步。',
      '今天的天气很差，我们在家里看书。',
      '今天的天气很好，他们去海边游泳。',
    ];
    expect(await groupReposts(given.map((text, i) => article(String(i), text)))).toEqual([]);
    expect(await groupReposts([article('a', '敬请期待！'), article('b', '敬请 期待')])).toEqual([['a', 'b']]);
  });

  it('keeps two articles apart that quote the same', async () => {
    const shared = paragraphOf(5);
    const quoting = [2, 3].map((i) =>
      article(String(i), `${paragraphOf(i * 10)}\n\n${shared}\n\n${bodyOf(i)}`),
    );
    expect(await groupReposts(quoting)).toEqual([]);
  });

  it('does not join two articles through a digest that holds both', async () => {
    const digest = article('digest', `${bodyOf(1)}\n\n${bodyOf(2)}`);
    const groups = await groupReposts([article('a', bodyOf(1)), article('b', bodyOf(2)), digest]);
    expect(groups.flat()).not.toContain('b');
  });

  it.each<[string, Partial<Groupable>, Partial<Groupable>]>([
    ['that has an address', { url: 'https://example.com/' }, { date: '2020-01-01' }],
    ['that is older', { date: '2024-12-31' }, { date: '2025-01-01' }],
    ['that has a date', { date: '2025-01-01' }, {}],
    ['that is longer', { text: `${ORIGINAL}\n\n完整的一篇。` }, {}],
  ])('names the one first %s', async (_, first, second) => {
    const given = [article('z', ORIGINAL, first), article('a', ORIGINAL, second)];
    expect(await groupReposts(given)).toEqual([['z', 'a']]);
  });

  it('finds a few groups among many articles', async () => {
    const many = Array.from({ length: 300 }, (_, i) => article(`n${i}`, bodyOf(100 + i)));
    const reposts = [3, 90, 200].map((i) => article(`r${i}`, withEveryNth(bodyOf(100 + i), 20)));
    expect(await groupReposts([...many, ...reposts])).toEqual([
      ['n200', 'r200'],
      ['n3', 'r3'],
      ['n90', 'r90'],
    ]);
  });

  /** Articles of a few texts, whole, edited and cut, and of texts alone. */
  const library = fc
    .array(fc.record({ seed: fc.nat({ max: 5 }), change: fc.constantFrom('none', 'edit', 'cut', 'wrap') }), {
      maxLength: 12,
    })
    .map((chosen) =>
      chosen.map(({ seed, change }, i) => {
        const text = bodyOf(seed);
        const changed = {
          none: text,
          edit: withEveryNth(text, 9),
          cut: firstHalf(text),
          wrap: boilerplate + text,
        };
        return article(`a${i}`, changed[change]);
      }),
    );

  it('gives the same groups in whatever order the articles come', async () => {
    await fc.assert(
      fc.asyncProperty(
        library.chain((given) =>
          fc.tuple(
            fc.constant(given),
            fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
          ),
        ),
        async ([given, shuffled]) => {
          expect(await groupReposts(shuffled)).toEqual(await groupReposts(given));
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each<[string, string, string]>([
    ['of another year', '2021 年度借书守则', '2023 年度借书守则'],
    ['of another place', '北岸码头的通知', '南岸码头的通知'],
  ])('keeps editions of a long text apart: one %s', async (_, titleA, titleB) => {
    const rules = (year: number, days: number, fine: string, pier: string): string =>
      `${bodyOf(7)}\n\n${pier}在${year}年每人最多借书${days}天，到期前可以续借一次。\n\n${paragraphOf(71)}\n\n逾期一天收取${fine}元，从押金里扣除，${pier}的窗口不收现金。`;
    const isYear = titleA.includes('年度');
    const given = [
      article('a', rules(2021, 14, '0.5', '北岸码头'), { title: titleA }),
      article('b', isYear ? rules(2023, 21, '0.8', '北岸码头') : rules(2021, 14, '0.5', '南岸渡口'), {
        title: isYear ? titleB : '南岸渡口的通知',
      }),
    ];
    expect(await groupReposts(given)).toEqual([]);
  });

  it.each([
    ['a name', '会计由陈小满担任，', '会计由罗大川担任，'],
    ['a figure', '名额一共三十五个，', '名额一共四十八个，'],
  ])('keeps short notices apart that differ in %s', async (_, one, other) => {
    const notice = (words: string): string =>
      `读书会每月第一个周日在二楼开始，${words}请提前十分钟到场，自带杯子，散会后一起收拾桌椅。`;
    expect(await groupReposts([article('a', notice(one)), article('b', notice(other))])).toEqual([]);
  });

  it('takes a slip of the pen in one figure for no edition', async () => {
    const report = (price: string): string =>
      `${bodyOf(8)}\n\n第二年每张桌子的价钱降到${price}元，比原来少了一半。`;
    const given = [article('a', report('128.5')), article('b', report('128'))];
    expect(await groupReposts(given)).toEqual([['a', 'b']]);
  });

  it('makes no group of a chain of texts, each a little like the next', async () => {
    // Each has lost another quarter of what the one before had.
    const chain = [0, 2, 4, 6].map((from, i) =>
      article(`${i}`, [...Array.from({ length: 8 }, (_, k) => paragraphOf(500 + from + k))].join('\n\n')),
    );
    const groups = await groupReposts(chain);
    expect(groups.every((group) => group.length <= 2)).toBe(true);
  });

  it('lets no copy that says it is older take the place of the one that was there first', async () => {
    const original = article('original', ORIGINAL, { date: '2025-03-01' });
    const copy = article('copy', withEveryNth(ORIGINAL, 20), {
      date: '1999-01-01',
      url: 'https://copy.example',
    });
    const earlier: EarlierGroups = {
      groupOf: (id) => (id === 'original' ? id : null),
      isUnchanged: (id) => id === 'original',
    };
    expect(await groupReposts([copy, original], undefined, earlier)).toEqual([['original', 'copy']]);
    // Also where the original was edited since.
    const edited = { ...original, text: `${ORIGINAL}\n\n更正了一个字。` };
    const seen = { ...earlier, isUnchanged: () => false };
    expect(await groupReposts([copy, edited], undefined, seen)).toEqual([['original', 'copy']]);
  });

  it('splits no group when an article is added, and joins none by one that has nothing to do with it', async () => {
    await fc.assert(
      fc.asyncProperty(library, library, async (given, added) => {
        const before = await groupReposts(given);
        const renamed = added.map((each) => ({ ...each, id: `b${each.id}` }));
        const after = await groupReposts([...given, ...renamed], undefined, earlierOf(given, before));
        for (const group of before) {
          expect(after.some((larger) => group.every((id) => larger.includes(id)))).toBe(true);
        }
        expect(await groupReposts([...given, article('stranger', bodyOf(99))])).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('gives the same groups with what is known from a run before as without', async () => {
    await fc.assert(
      fc.asyncProperty(library, library, fc.nat({ max: 4 }), async (given, added, gone) => {
        const groups = await groupReposts(given);
        const now = [...given.slice(gone), ...added.map((each) => ({ ...each, id: `b${each.id}` }))];
        const earlier = earlierOf(given, groups);
        const changed = { ...earlier, isUnchanged: () => false };
        expect(await groupReposts(now, undefined, earlier)).toEqual(
          await groupReposts(now, undefined, changed),
        );
      }),
      { numRuns: 30 },
    );
  });
});
