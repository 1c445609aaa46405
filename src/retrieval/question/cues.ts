import { fold } from '../../text/fold.js';

/** The kinds of answer that a question may want. */
const KINDS = ['date', 'number', 'reason', 'place', 'name'] as const;

export type AnswerKind = (typeof KINDS)[number];

/** The words of a question that ask for such an answer, and what a sentence that gives one usually has; all folded. */
const CUES: Readonly<Record<AnswerKind, { readonly asked: RegExp; readonly given: RegExp }>> = {
  date: {
    asked:
      /哪.{0,2}年|哪一?天|何时|何年|几年|几月|几号|什么时候|什么时间|时间|日期|年份|\bwhen\b|\b(?:what|which) (?:year|date|month|day|century|decade)\b/u,
    given:
      /\d\s*年|\d\s*月|世纪|年代|时期|\b(?:1\d|20)\d\d\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|century)\b/u,
  },
  number: {
    asked:
      /几|多少|多久|多大|多长|多高|多远|多重|\bhow (?:many|much|long|old|far|tall|large|big|often)\b|\bwhat (?:percent|percentage|number)\b/u,
    given:
      /[\p{Nd}两二三四五六七八九十百千万亿]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million)\b/u,
  },
  reason: {
    asked: /为什么|为何|为啥|原因|缘故|怎么会|\bwhy\b|\breasons?\b/u,
    given:
      /因|由于|为了|所以|导致|使得|\b(?:because|due to|since|in order|so that)\b|\b(?:caus|result|lead|led)/u,
  },
  place: {
    asked: /哪里|哪儿|何处|在哪|什么地方|哪个?(?:地方|国家|城市|省|市|县|地区|州)|位于|\bwhere\b/u,
    given: /位于|位在|座落|坐落|[省市县区州镇村岛]|\b(?:in|at|near|from) \p{L}/u,
  },
  name: {
    asked:
      /又名|又称|别称|别名|简称|全名|全称|叫什么|叫做|名字|称为|原名|本名|\b(?:called|name|named|known as|nickname|term)\b/u,
    given: /又名|别名|原名|本名|全名|名为|称|叫|「|“|"|\b(?:called|name|named|known as|nickname|term|refer)/u,
  },
};

/** Reads from a question, folded, what kinds of answer it wants; often none in particular. */
export function kindsWanted(question: string): ReadonlySet<AnswerKind> {
  return new Set(KINDS.filter((kind) => CUES[kind].asked.test(question)));
}

/** What kinds of answer, of those that a question wants, a sentence may give. */
export function kindsGiven(sentence: string, wanted: ReadonlySet<AnswerKind>): ReadonlySet<AnswerKind> {
  if (wanted.size === 0) return wanted;
  const folded = fold(sentence);
  return new Set([...wanted].filter((kind) => CUES[kind].given.test(folded)));
}
