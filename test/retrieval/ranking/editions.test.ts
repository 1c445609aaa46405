import { expect, it } from 'vitest';
import { answersFrom } from '../../support/library-on-disk.js';

const tariff = (year: number, price: number): string =>
  `---\ntitle: ${year}年云杉泳馆收费办法\ndate: ${year}-03-01\n---\n\n成人单次票${price}元，儿童半价，月卡按十次计算，凭卡入场时请主动出示，遗失不补。\n`;
const bulletin = (issue: string, date: string, topic: string): string =>
  `---\ntitle: 青石志愿队简报${issue}\ndate: ${date}\n---\n\n志愿队这一回的主题是${topic}。\n`;

const FILES = {
  'tariff-a.md': tariff(2019, 20),
  'tariff-b.md': tariff(2023, 35),
  'tariff-c.md': tariff(2021, 28),
  'b1.md': bulletin('第七期', '2024-02-01', '河道清淤'),
  'b2.md': bulletin('第八期', '2024-05-01', '旧书回收与交换'),
  'b3.md': bulletin('第六期', '2023-11-01', '冬衣募集'),
  'log.md':
    '---\ntitle: 墨笺编辑器更新说明\ndate: 2024-06-01\n---\n\n## 版本 2.9\n\n编辑器这一版加了夜间模式。\n\n## 版本 2.12\n\n编辑器这一版加了表格。\n\n## 版本 2.3\n\n编辑器这一版加了拼写检查。\n',
  'trad.md':
    '---\ntitle: 民國112年社區停車辦法\ndate: 2023-01-05\n---\n\n住戶機車月租三百元，訪客每小時二十元，請停在黃線之內，違者拖吊。\n',
  'trad-new.md':
    '---\ntitle: 民國113年社區停車辦法\ndate: 2024-01-05\n---\n\n住戶機車月租四百元，訪客每小時三十元，請停在黃線之內，違者拖吊。\n',
  'en-old.md':
    '---\ntitle: Library opening rules 2020\ndate: 2020-09-01\n---\n\nThe reading room opens at nine and closes at five; readers may borrow three volumes for two weeks.\n',
  'en-new.md':
    '---\ntitle: Library opening rules 2024\ndate: 2024-09-01\n---\n\nThe reading room opens at ten and closes at six; readers may borrow five volumes for two weeks.\n',
  'other.md':
    '---\ntitle: 泳馆旁的面馆\ndate: 2025-01-01\n---\n\n面馆的牛肉面十八元，成人和儿童一样的价，周三休息。\n',
};

it.each([
  ['泳馆成人单次票多少元', '35元', ['tariff-c', 'tariff-a']],
  ['现在泳馆成人单次票多少元', '35元', ['tariff-c', 'tariff-a']],
  ['最新的泳馆儿童票怎么收', '35元', ['tariff-c', 'tariff-a']],
  ['社區訪客停車每小時多少', '三十元', ['trad']],
  ['目前機車月租多少', '四百元', ['trad']],
  ['When does the reading room open?', 'at ten', ['en-old']],
  ['How many volumes may readers currently borrow?', 'five volumes', ['en-old']],
  ['志愿队最近一期的主题', '旧书回收', ['b1', 'b3']],
  ['墨笺编辑器最新版本加了什么', '表格', []],
])('answers “%s” from the newest edition, and names the others', async (question, text, older) => {
  const answers = await answersFrom(FILES);
  const [first] = (await answers.ask(question, { top: 1 })).quotes;
  expect(first?.text).toContain(text);
  expect(first?.olderEditions.map(({ id }) => id)).toEqual(older);
});

it.each([
  ['2021年泳馆成人单次票多少元', '28元'],
  ['泳馆2019年的单次票', '20元'],
  ['社區訪客停車每小時多少 2023年', '二十元'],
  ['志愿队哪一回是河道清淤', '河道清淤'],
  ['志愿队第六期的主题是什么', '冬衣募集'],
  ['编辑器夜间模式', '夜间模式'],
  ['现在面馆牛肉面多少元', '十八元'],
])('answers “%s” from the one that it is about', async (question, text) => {
  const answers = await answersFrom(FILES);
  const [first] = (await answers.ask(question, { top: 1 })).quotes;
  expect(first?.text).toContain(text);
  expect(first?.olderEditions).toEqual([]);
});
