import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createAnswerService } from '../../../src/answer/answer-service.js';
import { PinBoard } from '../../../src/answer/pins/pin-board.js';
import type { AnswerService } from '../../../src/answer/service.js';
import { parsePins } from '../../../src/articles/pins/pins.js';
import { LocalStore } from '../../../src/index/local/store.js';
import { buildIndex } from '../../../src/indexing/indexer.js';
import { LiveIndex } from '../../../src/indexing/live-index.js';
import { termEmbedder } from '../embedder.js';
import { temporaryFolder, writeFiles } from '../temp.js';

/** Words that are in the articles of one collection alone, wherever an article has words. */
export const MARKERS = { tree: '紫杉甲号', sea: '蓝鲸乙号' } as const;
export type Collection = keyof typeof MARKERS;

/** Questions to the other collection without its marker. */
const BEGINNINGS = { tree: '紫杉', sea: '蓝鲸' } as const;

/** The same in both, except for the marker; a long one, a conversation, a copy of a text that both have, and a series. */
function filesOf(name: Collection): Record<string, string> {
  const marker = MARKERS[name];
  const front = (title: string, more = ''): string =>
    `---\ntitle: ${title}\nauthor: ${marker}社\ntags: [花, ${marker}标签]\nurl: https://example.com/${encodeURIComponent(marker)}/${encodeURIComponent(title)}\n${more}---\n\n`;
  const long = Array.from(
    { length: 60 },
    (_, i) => `第${i}年郁金香的价格涨了，${marker}说是因为第${i * 7}种缘故，花农都很高兴。`,
  );
  const copy =
    '水仙在冬天开花，因为它的球茎在秋天就存够了养分。把球茎放在清水里，二十天就会发芽，四十天就会开花。花谢以后，球茎还可以埋进土里。';
  return {
    [`${name}/price.md`]: `${front(`${marker}谈价格`, 'date: 2024-03-01\n')}郁金香的价格为什么涨了？\n\n因为${marker}说供货少了一半。\n\n## ${marker}小节\n\n${long.slice(0, 30).join('')}\n\n${long.slice(30).join('')}\n`,
    [`${name}/same.md`]: `${front('共同的标题', `date: 202${name === 'sea' ? 5 : 4}-01-01\n`)}牡丹什么时候开花？牡丹在五月开花，${marker}每年都去看。\n`,
    [`${name}/copy.md`]: `${front(`${marker}转载`, 'date: 2023-01-01\n')}${copy}\n`,
    [`${name}/talk.md`]: `${front(`${marker}访谈`)}**记者：** 茶花怎么浇水？\n\n**${marker}先生：** 茶花要在早上浇水，${marker}从来不在晚上浇。\n\n**记者：** 谢谢。\n`,
    [`${name}/report-2023.md`]: `${front(`${marker}花市报告 2023`, 'date: 2023-12-31\n')}${marker}花市二〇二三年一共卖出三万盆花，其中兰花最多。\n`,
    [`${name}/report-2024.md`]: `${front(`${marker}花市报告 2024`, 'date: 2024-12-31\n')}${marker}花市二〇二四年一共卖出五万盆花，其中兰花最多。\n`,
    ...(name === 'sea'
      ? {
          'only.md': `---\ncollection: sea\n---\n\n# ${marker}独有\n\n海葵会唱歌吗？${marker}说海葵不会唱歌。\n`,
        }
      : {}),
  };
}

/** Questions that ask for everything, without any marker. */
export const TEXTS: readonly string[] = [
  '郁金香的价格为什么涨了？',
  '牡丹什么时候开花？',
  '水仙为什么在冬天开花？把球茎放在清水里，二十天就会发芽，四十天就会开花。',
  '茶花怎么浇水？',
  '谁从来不在晚上给茶花浇水？',
  '花市一共卖出多少盆花？',
  '海葵会唱歌吗？',
  '海葵不会唱歌',
  '共同的标题',
  '你好',
  ...Object.values(BEGINNINGS),
  ...Object.keys(BEGINNINGS).flatMap((name) => [`${name}/price`, `${name}/same.md`]),
];

/** Answers from a real index of both collections, with pins, other names and examples of both. */
export async function twoCollections(): Promise<AnswerService> {
  const folder = temporaryFolder();
  const articlesDir = join(folder, 'articles');
  writeFiles(articlesDir, { ...filesOf('tree'), ...filesOf('sea') });
  const store = new LocalStore(join(folder, 'data'));
  const embedder = termEmbedder();
  await store.lease(() =>
    buildIndex({
      articlesDir,
      store,
      encoder: { embedder, countTokens: (text) => text.length },
      chooseExamples: async (index) => (await index.infos()).map(({ title }) => title).slice(0, 3),
    }),
  );
  const live = new LiveIndex(store);
  onTestFinished(() => live.close());
  const pinned = Object.entries(MARKERS).map(
    ([name, marker]) =>
      `? 郁金香的价格为什么涨了？\n@ ${name}/price.md\n> 因为${marker}说供货少了一半\n花市 = ${marker}花市\n`,
  );
  const pins = parsePins(`${pinned.join('')}? 没有的\n@ ${MARKERS.sea}没有的.md\n> 没有\n`);
  return createAnswerService(live, async () => embedder, new PinBoard({ read: () => pins }));
}

/** The marker of the other collection in what was told, with the text round it; null if it is not there. */
export function leakIn(told: unknown, bound: Collection): string | null {
  const marker = MARKERS[bound === 'tree' ? 'sea' : 'tree'];
  const text = typeof told === 'string' ? told : JSON.stringify(told);
  const forms = [marker, encodeURIComponent(marker)];
  const at = forms.map((form) => text.indexOf(form)).find((place) => place >= 0);
  return at === undefined ? null : text.slice(Math.max(0, at - 80), at + 80);
}
