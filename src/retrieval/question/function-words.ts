import { stem } from '../../text/stem.js';

/**
 * Words that shape a question and say nothing about its topic, folded. They occur in few articles, so their
 * rarity would be taken for importance.
 */
const FUNCTION_WORDS = new Set(
  `什么 什麽 甚么 什么样 什么时候 什么地方 怎么 怎样 怎么样 怎么办 咋 咋样 如何 为什么 为何 为啥 干嘛 哪些 哪个 哪里 哪儿 哪位 哪种 哪一 哪一个 哪 谁 是谁
  几 几个 多少 多久 多大 多长 多高 是否 是不是 有没有 能不能 可不可以 会不会 吗 嘛 呢 吧 啊 呀 哦 啦 的 了 着 过 是 有 在 和 与 及 或 对 把 被 从 向 于 给 让 就
  什么意思 啥意思 意思 都 也 还 又 很 而 但 个 些 样 时候 到底 究竟 这 那 这个 那个 这些 那些 它 他 她 我 你 您 我们 你们 他们 请问 请教 告诉 认为 觉得 看 看待 说 说说 讲讲 聊聊 谈谈
  介绍 关于 一下 之 以 为 么 请 问 会 能 可以
  a an the is are was were be been being do does did has have had can could will would should may might must of in on at to for from by with about
  into than then that this these those it its his her their and or not no as if so such some any
  what which who whom whose when where why how many much there he she they we you i me my your tell say said please pls plz hi hey hello`
    .split(/\s+/)
    .map(stem),
);

/** @param term folded and stemmed, as `tokenize` gives it */
export function isFunctionWord(term: string): boolean {
  return FUNCTION_WORDS.has(term);
}
