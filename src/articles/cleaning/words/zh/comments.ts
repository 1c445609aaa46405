import { wordList } from '../word-list.js';

/** Comments under an article, as their section is called. */
export const LABELS = wordList(`
  评论
  跟贴
  跟帖
  留言
  讨论
  回帖
  回复
`);

/** How many comments there are. */
export const COUNTED = wordList(String.raw`
  \d{1,9}\s*(?:条|则|个)?(?:评论|回复|留言|跟贴)
`);

/** The button under a comment. */
export const REPLIES = wordList(`
  回复
  点赞
  ^赞
  举报
`);

/** When, or from where, a comment was written. */
export const WHEN = wordList(String.raw`
  \d{1,9}\s*(?:秒|分钟|小时|天|周|个月|月|年)(?:之)?前
  刚刚
  昨天
  前天
  \d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}
  \d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2})?
  ip属地
  来自\p{Script=Han}{2,4}$
`);

/** Other words in such a label. */
export const FILLERS = wordList(`
  全部
  所有
  最新
  最热
  热门
  精彩
  精选
  网友
  读者
  用户
  文章
  条
  个
  写
  发表
  共
`);
