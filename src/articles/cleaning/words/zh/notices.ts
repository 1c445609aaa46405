import { wordList } from '../word-list.js';

/** The topics of notices: rights, liability, opinions, platforms, cookies. */
export const TERMS = wordList(`
  声明
  免责
  版权
  转载
  授权
  侵权
  删除
  不代表
  立场
  观点
  看法
  不构成
  投资建议
  仅供参考
  平台
  上传
  存储
  出处
  原创
  权利
  违者
  追究
  隐私
  同意
  仅供
  审核
  核实
  属于作者
  禁止
  摘编
  作品
  条款
  协议
  许可
  发布(?=。|$)
`);

/** Words by which a text refers to itself or to its page. */
export const SELF = wordList(`
  本文
  本站
  本网
  本平台
  本公众号
  本号
  与我们联系
  我们的(?:隐私|网站|服务|条款)
  以上内容
  上述内容
  文中
  文章(?:仅|版权|内容|来源|观点)
  该文
  网友评论
`);

/** What may not be done with the text. */
export const FORBIDS = wordList(`
  未经[^。]{0,8}(?:授权|许可|允许|同意)
  (?:不得|禁止|谢绝)(?:转载|摘编|复制)
`);

/** Who owns the page, as footers say. */
export const RIGHTS = wordList(`
  版权所有
`);

/** How a notice begins. */
export const LABELS = wordList(String.raw`
  (?:特别|郑重|免责|版权|法律|重要|平台|风险)?(?:声明|提示)[^\p{L}\p{N}]*[:：\]】]
  版权所有
`);

/** The contact that a press release gives for questions. */
export const PRESS_CONTACTS = wordList(String.raw`
  ^(?:媒体|新闻)(?:联系人?|联络)\s*[:：]
`);

/** What a notice does: it forbids, disclaims, claims, offers redress. */
export const ACTS = wordList(`
  不代表
  不表明
  立场无关
  不构成
  仅代表
  仅供(?:参考|学习|交流)
  仅为
  免责
  未经
  不得
  禁止
  谢绝
  违者
  追究
  侵权
  转载
  删除
  属于作者
  归[^。，]{0,12}所有
  版权所有
  出处
  不承担
  隐私(?:政策|声明|权)
  如有侵犯
  (?:许可|授权)(?:协议|后)
  原创(?:作品|内容|文章)
  (?:上传|发布)[^。]{0,12}存储
`);
