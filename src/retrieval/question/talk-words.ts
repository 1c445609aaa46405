import { stem } from '../../text/stem.js';
import type { Token } from '../../text/tokenize.js';

/**
 * Words of conversation that name no topic: who speaks, joints, softeners, how sure one is. They find no article in
 * any library. Folded, as the dictionary cuts them.
 */
const JOINTS = words(
  `我 你 您 他 她 我们 你们 咱们 咱 他们 她们 大家 各位 大佬 大佬们 老师们 楼上 自己 有人 没人 谁 人家 群友 群友们 们
  的 了 着 过 吗 呢 吧 啊 呀 嘛 么 哦 啦 喔 哈 欸 诶 唉 哎 嗯 哇 喂 呃 额 滴 嘞 咯 哟 噢 也 都 还 又 就 才 很 太 真 真的 好 好好 不 没 没有 有 是 在 和 跟 把 被 给 让 对 得 地
  这 那 这个 那个 这里 那里 这儿 那儿 这么 那么 这样 那样 什么 啥 怎么 咋 为什么 为啥 如果 的话 因为 所以 但 但是 不过 其实 然后 还有 就是 就是说 而且 或者 比如 比如说
  反正 话说 说真的 老实说 怎么说 总之 一样 一下 一点 一遍 一次 一起 一会 一会儿 待会 待会儿 等会 等会儿 马上 先 别 不要 请 再 再说 要 想 能 会 可以 应该 行 下次 算了 没事
  有点 有点儿 好像 可能 当然 确实 果然 终于 已经 正在 也许 大概 差不多 不是 不会 不能 不行 没法 只能 只是 别人`,
);

/**
 * What people do, and when, in a conversation. Alone they are looked up; in a question they may be about rules or
 * plans (怎么取消, 今天有什么).
 */
const DOINGS = words(
  `说 说话 讲 聊 聊天 听 听见 听到 听懂 听不懂 看 看到 看看 看见 看懂 看不懂 来 去 回 回来 回去 走 等 叫 找 笑 哭 帮 帮忙 麻烦 打扰 懂 知道 明白 觉得 感觉 信 相信 猜 猜猜 理 睡 玩 做 干 弄 搞
  试 试试 改 换 忘 忘记 忘了 遇到 碰到 支持 赞同 同意 反对 服 继续 停 停下 停下来 停止 取消 撤回 退出 重来 重新 回答 回复 见 翻译 总结 简单 介绍 闭嘴 拉 求 带 加 算 谢谢 感谢 抱歉 不好意思 对不起
  不错 厉害 强 棒 笨 聪明 慢 快 累 困 烦 无聊 开心 难过 好笑 奇怪 可爱 错 对不对 算是 习惯 放心 小心 加油 努力
  吃 喝 吃饭 睡觉 下班 起床 洗澡 回家 出门 休息 热 冷 疼 难受 忙 渴 今天 明天 昨天 现在 刚 刚刚 刚才 最近 今晚 晚上 早上 后天 周末`,
);

/** English that says nothing by itself. */
const ENGLISH_JOINTS = words(
  `i you me we my your no not yes yeah ok okay so and but or because if then well anyway hmm uh um oh hey hi please sorry oops just really again huh why actually basically maybe probably`,
);

/** Words that it is joined with when somebody says it. */
const ENGLISH_DOINGS = words(
  `he she they them us it its this that here there a an the is are am was were be been do does did have has had can could will would should very too also now later soon today tomorrow
  to for of in on at with about like as what how who where guess all everyone anyone somebody someone something nothing anything
  think know mean say said tell talk hear see look feel want need love hate miss come go going gone back wait leave try agree disagree believe understand wonder remember forget forgot
  doing right wrong good bad nice great fine cool fun funny sad tired bored busy happy hungry sleepy lost smart stupid slow`,
);

/** What an English word may end with: i'm, you're, don't. */
const SHORTENED = /(?:n)?['’](?:m|s|re|t|ll|ve|d)$/u;

/** Words for the people whom somebody asks instead of the articles. */
const ADDRESSED = words('你 您 你们 大家 各位 you everyone anyone');

/**
 * Whether a text consists only of words of conversation, at least one of which says nothing. A question made of such
 * words must address somebody, or contain no doings: 你觉得呢, 然后呢, but not 怎么取消.
 */
export function onlyTalks(tokens: readonly Token[], asks: boolean): boolean {
  const spoken = tokens.filter(({ kind }) => kind === 'word').map(({ term }) => term.replace(SHORTENED, ''));
  if (!spoken.some(isJoint)) return false;
  if (asks && !spoken.some((word) => ADDRESSED.has(word))) return spoken.every(isJoint);
  return spoken.every((word) => isJoint(word) || DOINGS.has(word) || ENGLISH_DOINGS.has(word));
}

function isJoint(word: string): boolean {
  return JOINTS.has(word) || ENGLISH_JOINTS.has(word);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).map(stem));
}
