import { wordList } from '../word-list.js';

/** The place or thing that a call wants people to go to. */
export const CHANNELS = wordList(String.raw`
  公众号
  微信号
  微信(?=\s*[:：]?\s*[a-z][\w-]{4,})
  蓝字
  二维码
  邮箱
  客户端
  app
  星标
  交流群
  读者群
  粉丝群
  社群
  小程序
  知识星球
  视频号
  line(?:好友|官方)
  粉丝(?:专页|团)
  电子报
  电邮
  来稿
  征稿
  稿酬
  稿费
  频道
  微博
  免费试用
  开通会员
  商务合作
  寻求报道
  广告合作
  合作洽谈
  赞助
  捐款
  粉丝(?:页|社团)
  微信(?:群|好友)
`);

/** What a call asks for; not mere mentions, as in `the number of followers`. */
export const ASKED = wordList(String.raw`
  欢迎
  (?<![申邀聘])请
  扫码
  扫描
  识别
  长按
  投稿(?!\s*[)）])
  发送至
  发至
  添加
  来信
  领取
  立即
  注册
  回复
  搜索
  收听
  支持我们
  打开
  (?:关注|订阅|点击|下载|加入|联系|转发|分享)(?!的|了|者|量|率|数|度|点|到|着|费|制|起|人)
`);

/** A call that needs no place, since people respond under the article. */
export const ASKED_HERE = wordList(`
  (?:欢迎|请|记得|别忘|顺手|随手|动动手指|觉得|喜欢)[^。]{0,14}(?:点赞|点个赞|点个“?|转发|分享给|分享出去|喝杯咖啡|打赏|赞赏|在看|投稿|来稿|三连)
`);

/** Things round the text on a screen that a call mentions. */
export const ON_SCREEN = wordList(String.raw`
  蓝字
  长按
  识别
  扫码
  扫描
  二维码
  星标
  在看
  点赞
  三连
  上方卡片
  下方卡片
  阅读原文
  右上角
  左下角
  微信号?\s*[:：]?\s*[a-z][\w-]{4,}
`);

/** The label above an advertisement. */
export const SPONSOR_LABELS = wordList(`
  广告
  推广
  赞助商?
  本期赞助
`);

/** What an advertisement offers. */
export const OFFERS = wordList(`
  优惠
  折
  领取
  购买
  试用
  免费
  下单
  扫码
`);

/** How a call addresses its reader. */
export const INVITES = wordList(`
  欢迎
  (?<![申邀聘])请
  您
  你
  记得
  别忘
  即可
  扫
  长按
  识别
  点击
  立即
  马上
  快来
  ^(?:关注|订阅|加入|添加|下载|投稿|联系|搜索|回复)
  [,，。!！ ](?:关注|订阅|加入|添加|下载|投稿|联系|搜索|回复)
`);

/** Whose the place is, or how to get there. */
export const OURS = wordList(String.raw`
  我们
  我的
  我
  本(?:号|站|刊|报|网|公众号|平台|杂志|周刊|频道|栏目|文)
  [「《“"『][^」》”"』]{1,30}[」》”"』]
  [:：]\s*[a-z][\w-]{3,}
  扫
  二维码
  蓝字
  星标
  客户端
  微信(?:搜|里|中)
  领取
  客服
  小编
  读者群
  交流群
  粉丝群
  社群
  合作
  微信\s*[:：]?\s*[a-z][\w-]{4,}
`);
