import { fold } from '../../text/fold.js';

/** Well-known sites: a part of the host, and their common names, folded. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'mp.weixin.qq.com': ['微信', '微信公众号', '公众号', '微信公众平台', 'wechat', 'weixin'],
  'qq.com': ['腾讯网', '腾讯新闻', '腾讯', 'qq'],
  'zhihu.com': ['知乎', '知乎专栏', '知乎日报'],
  'sspai.com': ['少数派'],
  'juejin.cn': ['掘金', '稀土掘金'],
  'juejin.im': ['掘金', '稀土掘金'],
  'jianshu.com': ['简书'],
  'douban.com': ['豆瓣'],
  'weibo.com': ['微博', '新浪微博'],
  'weibo.cn': ['微博', '新浪微博'],
  'sina.com.cn': ['新浪', '新浪网', '新浪新闻', '新浪财经', '新浪科技'],
  'sohu.com': ['搜狐', '搜狐网', '搜狐新闻'],
  '163.com': ['网易', '网易新闻', '网易订阅', '网易号'],
  'ifeng.com': ['凤凰网', '凤凰新闻'],
  'toutiao.com': ['今日头条', '头条'],
  'thepaper.cn': ['澎湃', '澎湃新闻'],
  '36kr.com': ['36氪'],
  'huxiu.com': ['虎嗅', '虎嗅网'],
  'geekpark.net': ['极客公园'],
  'leiphone.com': ['雷锋网', '雷峰网'],
  'infoq.cn': ['infoq', '极客邦'],
  'csdn.net': ['csdn', 'csdn博客'],
  'cnblogs.com': ['博客园'],
  'segmentfault.com': ['思否'],
  'oschina.net': ['开源中国'],
  'linux.cn': ['linux中国', 'linux 中国'],
  'ruanyifeng.com': ['阮一峰的网络日志'],
  'bilibili.com': ['哔哩哔哩', 'b站', '哔哩哔哩专栏'],
  'xiaohongshu.com': ['小红书'],
  'guokr.com': ['果壳', '果壳网'],
  'jiemian.com': ['界面', '界面新闻'],
  'caixin.com': ['财新', '财新网'],
  'people.com.cn': ['人民网'],
  'xinhuanet.com': ['新华网'],
  'news.cn': ['新华网'],
  'wikipedia.org': ['维基百科', '维基百科，自由的百科全书', 'wikipedia'],
  'baike.baidu.com': ['百度百科'],
  'feishu.cn': ['飞书', '飞书云文档', '飞书文档'],
  'yuque.com': ['语雀'],
  'youtube.com': ['youtube'],
  'github.com': ['github'],
  'x.com': ['twitter', 'x'],
  'dev.to': ['dev community', 'dev'],
  'news.ycombinator.com': ['hacker news'],
  'theguardian.com': ['the guardian'],
  'nytimes.com': ['the new york times', '纽约时报中文网'],
};

/** The common names of the site at an address, folded; none for sites that few people know. */
export function knownNames(url: string): readonly string[] {
  if (!URL.canParse(url)) return [];
  const { hostname } = new URL(url);
  const hosts = Object.keys(NAMES).filter((host) => hostname === host || hostname.endsWith(`.${host}`));
  return hosts.flatMap((host) => NAMES[host] ?? []);
}

/** Whether a link's label is the name of the site that it leads to, or a part of its host. */
export function isSiteLabel(label: string, url: string): boolean {
  const name = fold(label).trim();
  if (name === '' || !URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  const bare = hostname.replace(/^www\./, '');
  const parts = bare
    .split('.')
    .slice(0, -1)
    .filter((part) => part.length > 1);
  const squeezed = name.replace(/[^\p{L}\p{N}]/gu, '');
  return name === bare || name === hostname || parts.includes(squeezed) || knownNames(url).includes(name);
}
