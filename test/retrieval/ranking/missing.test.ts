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
    ['第4章写了什么', '第四章写的是灯塔'],
    ['第三期讲什么', '灯塔', { title: '003 灯塔' }],
    ['第十二期讲什么', '本期是12期，讲灯塔'],
    ['世界第一的灯塔在哪', '它在一座岛上'],
    ['第12场谁主持', '第十二场由老鹰主持'],
    ['坐7路车去灯塔', '七路车开往灯塔'],
    ['買2送1的是什麼', '灯泡买二送一'],
    ['捐了20万元的是谁', '灯塔协会捐了二十万元'],
    ['哪年有300 万人来', '那年来了三百多万人'],
    ['花了4万修什么', '灯塔花了40,000元'],
    ['花了40,000元修什么', '灯塔花了4万元'],
    ['投资2.5亿元的是谁', '协会投资二亿五千万元'],
    ['借了1亿2000万元的是谁', '协会借了1.2亿元'],
    ['亮度涨了1.6倍吗', '亮度涨了一点六倍'],
    ['占3.20%的是什么', '灯泡占百分之三点二'],
    ['跑7千米要多久', '跑7公里要四十分钟'],
    ['天舟12什么时候发射', '天舟十二号在七月发射'],
    ['Kestrel 4多少钱', 'Kestrel4 卖九百元'],
    ['Kestrel多少钱', 'Kestrel4 卖九百元'],
    ['2.4G频段挤吗', '2.4G 频段很挤'],
    ['HiFi音箱在哪', 'Hi-Fi 音箱在灯塔里'],
    ['OpenLamp是谁', 'Open Lamp 是一家公司'],
    ['Open Lamp是谁', 'OpenLamp 是一家公司'],
    ['API怎么用', '这些 APIs 按天收费'],
    ['APIs怎么用', 'API 按天收费'],
    ['4月6日发生了什么', '四月六号灯塔亮了，4月8日又灭了'],
    ['4月6日发生了什么', '4月5日至8日灯塔一直亮着'],
    ['4月6日发生了什么', '灯塔亮了', { date: '2024-04-07' }],
    ['April 6发生了什么', '灯塔在4月6日亮了'],
    ['2024.10.6 发生了什么', '2024年10月6日灯塔亮了'],
    ['What happened on April 6, 2024?', 'On 6 April 2024 the tower was lit'],
    ['What happened in April 2024?', 'That April they lit the tower', { date: '2024-06-01' }],
    ['Who may march on?', 'In June 2024 they did'],
    ['97年谁修了灯塔', '1997年协会修了灯塔'],
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
    ['Kestrel 5多少钱', '5 元的壳适合 Kestrel 4'],
    ['天舟3什么时候发射', '天舟十三号在七月发射'],
    ['天舟3什么时候发射', '天舟13在3天后发射'],
    ['第3季讲什么', '第四季讲灯塔'],
    ['第3季讲什么', '第四季在三年后讲灯塔'],
    ['第三季讲什么', '第四季在3月讲灯塔'],
    ['第一季讲什么', '第二季讲一座灯塔'],
    ['有20万人来吗', '来了200万人'],
    ['有200万人来吗', '来了二十万人'],
    ['花了4万修什么', '灯塔花了4元'],
    ['亮度涨了1.6倍吗', '亮度涨了16倍'],
    ['亮度涨了1.6倍吗', '亮度涨了一点七倍'],
    ['3.5升级了什么', '3.6 升级了均衡器'],
    ['OpenLamp是谁', '这家公司叫 OpenText'],
    ['PX多少钱', 'PX5 卖九百元'],
    ['4月6日发生了什么', '4月8日灯塔亮了'],
    ['2024-04-06 发生了什么', '四月八日灯塔亮了'],
    ['What happened on April 6, 2024?', 'On 8 April 2024 the tower was lit'],
    ['What happened in April 2024?', 'In May 2024 the tower was lit'],
    ['97年谁修了灯塔', '2016年协会修了灯塔'],
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
