import { fold } from '../../text/fold.js';
import { segmenter } from '../../text/jieba.js';
import { looksLikeName } from '../../text/names.js';

/** Ask who somebody is: 管理员是谁, 谁是队长, who is the editor; folded, with what is asked about. */
const WHO = [
  /(?<of>[^\s,，。!！?？:：]+?)(?:是|系|为|有)(?:谁|哪位|哪几位|哪些人)[啊呀呢吗嘛]*[\s?？。!！]*$/u,
  /谁(?:是|当|担任)(?<of>[^\s,，。!！?？]+)/u,
  /\bwho(?:'s| is| are| was| were) (?<of>(?:the|our|your|this|that|an?)\b[^?]*)/u,
];
const SOMEBODY = /谁|哪位|哪些人|什么人|\bwho\b/u;
/** Names that the dictionary knows: of people, places and groups; what it lacks is tagged `x`. */
const PROPER = /^n[rstz]/;
const SURNAMES =
  '赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹章云苏潘葛范彭鲁韦马方俞任袁柳史唐费薛雷贺倪汤罗毕郝安常于傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄戴宋熊纪舒屈项祝董梁杜阮蓝闵季贾路江童颜郭梅林徐邱骆高夏蔡田樊胡凌霍万卢莫房解应宗丁邓单洪包左石崔龚程邢裴陆荣翁荀甄曲封靳段焦侯宓全秋仲伊宫宁仇甘厉祖武刘景詹龙叶司黎白蒲鄂索赖卓屠蒙池乔谭申冉桑桂牛边燕尚农温庄晏柴瞿连艾向古易廖耿匡文欧师聂敖冷辛阚简饶曾沙养关查游盖益桓';
const NICKNAME = new RegExp(
  `@\\p{L}|(?:阿|小|老)[${SURNAMES}](?!\\p{Script=Han}{0,2}[板师家])|阿\\p{Script=Han}`,
  'u',
);
const UNKNOWN_NAME = new RegExp(`^[由是为叫和与请]?[${SURNAMES}阿小老]\\p{Script=Han}{1,3}$`, 'u');
/** Latin names have a capital that no sentence gives them. */
const LATIN = /(?<![.!?:：。！？]\s*|^|\p{L})\p{Lu}\p{Ll}[\p{L}'’-]*/gmu;

/** Whether a question asks who holds a post, and doesn't name the person itself: for 李白是谁 nobody else is wanted. */
export function asksWho(text: string, folded: string): boolean {
  for (const form of WHO) {
    const { of = '' } = form.exec(folded)?.groups ?? {};
    if (of === '') continue;
    const start = folded.indexOf(of);
    return !looksLikeName(text.slice(start, start + of.length));
  }
  return false;
}

/** Whether a question asks for a person, in whatever words; not if it asks what a named person is. */
export function asksSomebody(text: string, folded: string): boolean {
  if (!SOMEBODY.test(folded)) return false;
  return asksWho(text, folded) || !WHO.some((form) => form.test(folded));
}

/** Whether a text names somebody, a place or a group that the question doesn't. */
export function namesSomebody(text: string, question: string): boolean {
  const folded = fold(text);
  if (NICKNAME.test(folded)) return true;
  const latin = [...text.matchAll(LATIN)].map(([name]) => fold(name));
  return [...latin, ...properNames(folded)].some((name) => !question.includes(name));
}

function properNames(folded: string): string[] {
  return segmenter()
    .tag(folded, true)
    .filter(
      ({ tag, word }) => word.length > 1 && (PROPER.test(tag) || (tag === 'x' && UNKNOWN_NAME.test(word))),
    )
    .map(({ word }) => word);
}
