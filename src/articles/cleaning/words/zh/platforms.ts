import { wordList } from '../word-list.js';

/** Lines that platforms put round or into each text in the same words. */
export const LINES = wordList(String.raw`
  [\d,.]+万?\s*人(?:赞同|喜欢|收藏)了?该?(?:回答|文章|想法)
  .{0,30}\d+ 个话题下的(?:优秀答主|优秀回答者)
  著作权归作者所有。?\s*商业转载请联系作者获得授权[,，]?\s*非商业转载请注明出处。?
  查看全部 \d+ 个回答
  默认排序
  预览时标签不可点
  (?:继续|向上|向左|向右)滑动看(?:下|上)一个
  轻触阅读原文
  (?:微信扫一扫)?可打开此内容[,，]?使用完整服务
  微信扫一扫.{0,6}关注该公众号
  关注该公众号
  在小说阅读器.{0,8}(?:阅读|读本章)
  去阅读
  修改于(?:\d.*)?
  已关注
  该作者.{0,8}更多作品
  \[图片\]
  视频加载中[.…。]{0,6}
  [您你]的浏览器不支持\s?(?:video|audio|html5)\s?(?:标签|视频|音频)[。.]?
  请?继续往下阅读[.…。]{0,6}
  复制代码
  举报/反馈
  [【\[]纠错[】\]]
  分享让更多人看到
  返回搜狐[,，]\s?查看更多
  点击上方\s?[“"「『][^“”"「」『』]{1,20}[”"」』]\s?关注我们
  在\s?cubox\s?中打开
  共\s?\d{1,9}\s?条评论
`);

/** The line in the place of an advertisement. */
export const ADVERTISEMENTS = wordList(`
  广告
`);
