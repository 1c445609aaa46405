import { fold } from '../../text/fold.js';
import type { FrontMatter } from './split-source.js';

/** A list of names, separated by white space; the first that an article has counts most. */
const names = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Keys that tools and people use for an article's title: in lower case, Simplified, without marks and spaces. */
export const TITLE_KEYS = names('fulltitle title headline posttitle subject 标题 题目 篇名');

export const AUTHOR_KEYS = names(
  'author authors authorname byline by creator writer postauthor from 作者 原作者 原文作者 撰文 作者名 公众号作者',
);

/** Keys for an article's publication, then for its writing, in the order in which they count. */
export const PUBLISHED_KEYS = names(`
  date published publishdate datepublished publishedat publisheddate publishedtime publishedon publishtime publishat
  publicationdate pubdate pubdatetime postdate postdategmt posted postedon releasedate 发布日期 发布时间 发表日期 发表时间 出版日期
  发布于 发表于 日期 时间 created createdat createddate createdtime datecreated createtime creationdate creationtime
  usercreatedtime startdate 创建日期 创建时间 写于 time timestamp datetime`);

/** Keys for the day an article was saved. */
export const KEPT_KEYS = names(`
  clippedat clipped dateclipped dateadded addedat datesaved savedat saveddate savedon savetime archivedat 收藏时间 收藏日期
  保存时间 保存日期 剪藏时间 剪藏日期 抓取时间 采集时间`);

/** Keys for an article's address. */
export const ADDRESS_KEYS = names(`
  url source sourceurl originalurl originalurls originallink articleurl articlelink pageurl weburl website link href uri
  canonical canonicalurl original origin originurl externalurl externallink sourcelink postlink urlsource via 原文链接 原文地址
  原文网址 原文 链接 来源链接 来源网址 来源地址 来源url 文章链接 文章地址 网页链接 网址 来源 出处 转载自 转自 地址 permalink`);

/** Keys for addresses on the site of the folder's owner, if they name no site. */
export const PATH_KEYS = names('permalink url link canonical canonicalurl');

/** Keys for an article's path on its author's site. */
export const OWN_PATH_KEYS = names('path slug permalink');

export const TAG_KEYS = names('tags tag keywords keyword topics labels 标签 关键词 关键字');
/** The one collection of an article. A category in the author's sense (栏目, 专栏) does not separate articles. */
export const COLLECTION_KEYS = names('collection 合集 文集');
export const CATEGORY_KEYS = names('categories category 分类 类别 栏目 专栏');

const KNOWN = new Set(
  [
    TITLE_KEYS,
    AUTHOR_KEYS,
    PUBLISHED_KEYS,
    KEPT_KEYS,
    ADDRESS_KEYS,
    TAG_KEYS,
    CATEGORY_KEYS,
    COLLECTION_KEYS,
    names('slug description summary excerpt layout draft lang updated lastmod 摘要'),
  ].flat(),
);

/** Whether a key is one that tools use for an article; any other may be the first word of a sentence. */
export function isKnownKey(key: string): boolean {
  return KNOWN.has(squeeze(key));
}

/** The entries with these names, in the names' order. */
export function entriesFor(data: FrontMatter, wanted: readonly string[]): [key: string, value: unknown][] {
  const entries = Object.entries(data).map(([key, value]) => ({ key, value, name: squeeze(key) }));
  return wanted.flatMap((name) =>
    entries.filter((entry) => entry.name === name).map(({ key, value }): [string, unknown] => [key, value]),
  );
}

/** One spelling of `publishDate`, `publish-date` and `Publish Date`. */
function squeeze(key: string): string {
  return fold(key).replace(/[\s_.-]+/g, '');
}
