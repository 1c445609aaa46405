import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/retrieval/question/question.js';
import { confirmsTime, lacksNamed } from '../../../src/retrieval/ranking/missing.js';
import { onePassage } from '../support/sought.js';

/** A quote that is all of an article. */
function quoteOf(text: string, { title = '', date = null as string | null } = {}) {
  const read = onePassage(text);
  return { ...read, article: { ...read.article, title, date }, quote: { start: 0, end: text.length } };
}

function lacks(
  question: string,
  text: string,
  about: { title?: string; date?: string | null } = {},
): boolean {
  return lacksNamed(readQuestion(question).named, quoteOf(text, about));
}

describe('lacksNamed', () => {
  it.each([
    ['E 1042 是什么意思', '错误码 E1042 表示证书过期'],
    ['错误码1042', '错误码 E1042 表示证书过期'],
    ['v3.5.1 修了什么', '3.5.1 版修复了断连'],
    ['Kestrel 4o 的延迟', 'Kestrel-4o 的响应延迟很短'],
    ['DeepSeek V3 多少钱', 'DeepSeek-V3的训练花了六百万'],
    ['读书会5月多少人', '五月共有三百九十人参加'],
    ['读书会五月多少人', '本月共有三百九十人参加', { date: '2025-05-28' }],
    ['2025-05 的结余', '本月结余九百元', { date: '2025-05-28' }],
    ['第十二届冠军是谁', '第12届的冠军是老鹰队'],
    ['2022年的冠军是谁', '老鹰队夺冠', { title: '2022年度总决赛' }],
    ['哪5类职业', '共有五类职业'],
    ['有多少人参加', '六百二十四人参加'],
    ['速度与激情8什么时候上映', '《速度与激情》第8部在四月上映'],
    ['hi 各位，末班几点', '末班 23:50'],
    ['How many were there in 2 of 3 years?', 'In two of three years there were ten'],
  ] as [string, string, { date?: string; title?: string }?][])(
    'finds what “%s” names in “%s”',
    (question, text, about) => {
      expect(lacks(question, text, about)).toBe(false);
    },
  );

  it.each([
    ['E1050 是什么意思', '错误码 E1042 表示证书过期'],
    ['3.6版有什么新功能', '3.15 版重写了均衡器'],
    ['3.5版有什么新功能', '3.5.1 版修复了断连'],
    ['Kestrel-4 的延迟', 'Kestrel-4o 的响应延迟很短'],
    ['DeepSeek-V4 训练花了多少钱', 'DeepSeek-V3 的训练花了六百万，用了4个月'],
    ['青柚P30 的容量', '青柚P20 的容量是两万毫安时'],
    ['2025年晚班津贴多少', '2024年度晚班津贴为每次130元'],
    ['2024年4月多少人', '本月有三百九十人参加', { date: '2025-05-28' }],
    ['六月多少人参加', '五月有三百九十人参加'],
    ['速度与激情8什么时候上映', '《速度与激情10》在8月抢先上映'],
    ['Unity 6 的授权费是多少', '引擎的授权费是6元'],
    ['第十二届冠军是谁', '第11届的冠军是老鹰队'],
  ] as [string, string, { date?: string; title?: string }?][])(
    'misses what “%s” names in “%s”',
    (question, text, about) => {
      expect(lacks(question, text, about)).toBe(true);
    },
  );
});

describe('confirmsTime', () => {
  it.each([
    ['2022年谁赢了', '老鹰队夺冠', {}, false],
    ['2022年谁赢了', '2022年老鹰队夺冠', {}, true],
    ['2022年谁赢了', '老鹰队夺冠', { title: '2022年度总决赛' }, true],
    ['2022年谁赢了', '老鹰队夺冠', { date: '2022-03-01' }, true],
    ['5月谁赢了', '老鹰队夺冠', { date: '2022-03-01' }, false],
    ['5月谁赢了', '老鷹隊五月奪冠', {}, true],
    ['谁赢了', '老鹰队夺冠', {}, true],
  ] as [string, string, { date?: string; title?: string }, boolean][])(
    'tells whether “%s” goes with “%s”',
    (question, text, about, confirmed) => {
      expect(confirmsTime(readQuestion(question).named, quoteOf(text, about))).toBe(confirmed);
    },
  );
});
