import { wordList } from '../word-list.js';

/** Lists of other articles, as their labels call them. */
export const RELATED = wordList(`
  相关(?:阅读|文章|推荐|新闻|链接|内容|报道|报导|快讯|事件|问题)
  推荐
  猜你喜欢
  热门
  热榜
  热点
  还想看
  更多
  往期
  上一篇
  下一篇
  下篇
  阅读下一
  要闻
  排行
`);

/** Labels that only sources have; other labels may also be above articles of the same site. */
export const STRICT_SOURCES = wordList(`
  参考
  引用
  文献
  资料来源
  注释
  脚注
`);

/** How the label of a list of sources begins. */
export const SOURCES = wordList(`
  参考
  提到的
  引用
  文献
  资料
  来源
  出处
  注释
  注$
  脚注
  延伸阅读
  扩展阅读
  拓展阅读
  论文
`);

/** A table of contents, as its label calls it. */
export const CONTENTS = wordList(`
  目录
  本文目录
  文章目录
  内容导航
`);

/** What hides and shows a table of contents. */
export const CONTENTS_SWITCHES = wordList(`
  隐藏
  收起
  展开
`);

/** The label of an article's tags. */
export const TAGS = wordList(`
  标签
  话题
  关键词
  文章关键词
  分类
`);
