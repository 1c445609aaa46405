import { wordList } from '../word-list.js';

/** Lines that platforms put round each text in the same words. */
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
`);

/** What platforms put before a page's title: how much mail there is. */
export const TITLE_STARTS = wordList(String.raw`
  [(（]\d+\+?\s*(?:封私信|条消息|条未读)(?:\s*/\s*\d+\+?\s*(?:封私信|条消息))?[)）]
`);

/** The platforms' names, as they stand behind a page's title. */
export const NAMES = wordList(`
  知乎专栏
  知乎
  简书
  掘金
  博客园
  少数派
  豆瓣
  csdn博客
`);
