/**
 * Words of web pages in general, in folded form (see `text/fold.ts`): Simplified, lower case. No single one of them
 * decides: they count only by their share in a short line, beside a block's place, its links and its neighbours.
 */
const CHINESE_BUTTONS = `分享至|分享到|分享|转发|登录|登陆|注册|申请入驻|评论|跟贴|跟帖|留言|回复|点赞|收藏|关注|粉丝|订阅|下载|客户端|扫码|扫一扫|二维码
  |举报|意见反馈|反馈|上一篇|下一篇|上一页|下一页|返回|首页|回到顶部|顶部|查看|更多|展开|收起|阅读全文|阅读原文|阅读|全文|推荐|热门|热榜|热点
  |排行|相关|搜索|菜单|导航|投稿|字号|字体|打印|复制链接|复制连结|连结|隐私|条款|协议|联系我们|联系方式|关于我们|加入我们|网站地图|广告合作|广告
  |会员|开通|打开|点击|浏览|播放|收听|朗读|在看|喜欢|微信好友|微信|微博|朋友圈|qq空间|公众号|备案|猜你喜欢|换一换|发表|写评论|网友|最新|最热|往期回顾|往期
  |精选|专题|频道|购买|倍速|人赞|帮助|设置|夜间模式|加载|版权所有|版权|体验更佳|立即|去看看|举报|不感兴趣|跳转|免费|听全文|听文章|收录于|话题|编辑部推荐
  |列印|打赏|次数|关闭|退出|昵称|提交|粘贴|试听|听新闻|有用|没用|无障碍|长者模式|繁体中文|简体中文|生成海报|赞同|写回答|关注问题|约\\d+分钟|语言|工具|当前页|^[赞踩顶]$`;
const ENGLISH_BUTTONS = `share(?:s|d)?|tweet|facebook|twitter|linkedin|whatsapp|reddit|telegram|pinterest|e-?mail|copy link|print|comments?|repl(?:y|ies)|likes?
  |follow(?:ers|ing)?|subscribe|newsletters?|sign (?:in|up|out)|log ?(?:in|out)|register|download|app|menu|search|skip to(?: main)? content|next|previous|prev
  |related|recommended|popular|trending|most read|read more|more|load|see all|view all|show (?:more|less)|advertisement|sponsored|cookies?|privacy|terms
  |copyright|contact(?: us)?|about(?: us)?|careers|back to top|home|bookmark|saved?|listen|watch|claps?|report|close|open|accept|reject|settings|toggle
  |navigation|account|cart|min read|views?|upgrade|feedback|help|faq|sitemap|rss|jobs|advertise|more from|you may also like|read next|policy|continue|story|stories|articles?
  |click to share|opens in new window|enter your e-?mail(?: address)?|e-?mail address|subscribers|viewed|votes|ratings?|pin|save recipe|leave a review|edit this page|copy page|read in app
  |sorted by|loading|site index|view image in full size|unsubscribe|preferences|type your e-?mail|link copied|advertiser content|paid partner|ad feedback|minute read|^link$|^gift$|english|deutsch|español|français|русский`;

const words = (list: string): string => list.replace(/\s*\n\s*/g, '');
/** An alternative of Latin words only between word boundaries, one of Chinese words anywhere. */
const anyOf = (chinese: string, english: string): RegExp =>
  new RegExp(`${words(chinese)}|\\b(?:${words(english)})\\b`, 'g');

/** Labels of buttons, links and menus. */
export const BUTTONS = anyOf(CHINESE_BUTTONS, ENGLISH_BUTTONS);

/** What a notice speaks of: rights, liability, opinions, platforms, cookies. */
export const NOTICE_TERMS = anyOf(
  `声明|免责|版权|转载|授权|侵权|删除|不代表|立场|观点|看法|不构成|投资建议|仅供参考|平台|上传|存储|出处|原创|权利|违者|追究|隐私|同意|仅供|审核|核实|属于作者|禁止|摘编|作品|条款|协议|许可|发布(?=。|$)`,
  `disclaimer|all rights reserved|reproduc\\w+|republish\\w*|permission|views?|opinions?|reflect|represent|constitute|advice|uploaded|posted|platform
  |informational|cookies?|privacy|consent|terms|affiliate|commissions?|licen[sc]ed?|reserved|liab\\w+|endorse\\w*|browsing|accept|purchases?|editorial|disclosure|advertisers?|unsubscribe|receiving|signed up|newsletters?`,
);
/** Where a text speaks of itself or of the page it stands on. */
export const SELF =
  /本文|本站|本网|本平台|本公众号|本号|与我们联系|我们的(?:隐私|网站|服务|条款)|以上内容|上述内容|文中|文章(?:仅|版权|内容|来源|观点)|该文|网友评论|our (?:site|website|partners|users|articles|links)|this (?:article|post|story|site|website|page|e-?mail)|content above|views expressed|opinions expressed|we use|you (?:agree|consent)|by continuing|©|copyright/;
/** What may not be done with the text. */
export const FORBIDS =
  /未经[^。]{0,8}(?:授权|许可|允许|同意)|(?:不得|禁止|谢绝)(?:转载|摘编|复制)|may not be (?:reproduced|republished|copied)|without (?:prior |written )*permission/;
/** Whose the page is, as footers say. */
export const RIGHTS = /©|\(c\) |copyright|版权所有/;
export const NOTICE_LABEL =
  /^[^\p{L}\p{N}]*(?:(?:特别|郑重|免责|版权|法律|重要|平台|风险)?(?:声明|提示)[^\p{L}\p{N}]*[:：\]】]|(?:special |legal |privacy )?(?:notice|disclaimer)\s*[:：]|©|\(c\) |copyright\b|版权所有)/u;

/** Whom a press release names to those who have questions. */
export const PRESS_CONTACT =
  /^(?:media|press)(?: relations)? contacts?\s*[:：]|^(?:媒体|新闻)(?:联系人?|联络)\s*[:：]/;
/** The place or thing that a call wants people to go to, and what it wants them to do. */
export const CHANNEL = anyOf(
  '公众号|微信号|微信(?=\\s*[:：]?\\s*[a-z][\\w-]{4,})|蓝字|二维码|邮箱|客户端|app|星标|交流群|读者群|粉丝群|社群|小程序|知识星球|视频号|line(?:好友|官方)|粉丝(?:专页|团)|电子报|电邮|来稿|征稿|稿酬|稿费|频道|微博|免费试用|开通会员|商务合作|寻求报道|广告合作|合作洽谈|赞助|捐款|粉丝(?:页|社团)|微信(?:群|好友)',
  'newsletters?|inbox|by e-?mail|e-?mail updates|feed|new posts|my work|our work|subscribers|app|podcast|channel|mailing list|membership|patreon|free trial|account|submissions?|pitch(?:es)?|guest posts?|contributors?|write for us|editors?|tips?|waitlist|mastodon|facebook|instagram|youtube|whatsapp|telegram',
);
/** Not where these are spoken of, as in `the number of followers`. */
export const ASKED = anyOf(
  '欢迎|请|扫码|扫描|识别|长按|投稿|发送至|发至|添加|来信|领取|立即|注册|回复|搜索|收听|支持我们|打开|(?:关注|订阅|点击|下载|加入|联系|转发|分享)(?!的|了|者|量|率|数|度|点|到|着|费|制|起|人)',
  'subscribe|sign up|sign in|join|follow us|follow|submit|send|get|download|contact|donate|support us|become|try|register|e-?mail us|write for us|share|like|click|tap|scan|want to|create|tag(?= @)',
);
/** A call that needs no place: it is answered under the article. */
export const ASKED_HERE =
  /(?:欢迎|请|记得|别忘|顺手|随手|动动手指|觉得|喜欢)[^。]{0,14}(?:点赞|点个赞|点个“?|转发|分享给|分享出去|喝杯咖啡|打赏|赞赏|在看|投稿|来稿|三连)|\b(?:if you (?:liked?|enjoyed))\b[^.]{0,40}\b(?:share|clap|like|follow|subscribe)|\bfollow us on\b|\bsubscribe here\b|\b(?:preferences or|to) unsubscribe\b|\bwas this (?:page|article|answer|post) (?:helpful|useful)\b/;
export const EMAIL = /[\w.+-]+(?:@|\s?[#]\s?)[\w-]+\.[a-z]{2,}/;

/** Lists of other articles, as their labels call them; and lists of sources, which belong to the article. */
export const RELATED_LABEL =
  /相关(?:阅读|文章|推荐|新闻|链接|内容|报道|报导|快讯|事件|问题)|推荐|猜你喜欢|热门|热榜|热点|还想看|更多|往期|上一篇|下一篇|下篇|阅读下一|要闻|排行|related|recommended|you (?:may|might)|more (?:from|on|in|stories|like)|read (?:this )?(?:next|more)|also (?:read|like|from)|trending|popular|most read|latest|up next|editors?'? picks|previous|next/;
/** Labels of sources that nothing else bears; under the others stand other articles too, of the same site. */
export const STRICT_SOURCES =
  /参考|引用|文献|资料来源|注释|脚注|references?|bibliography|footnotes|citations?|works cited/;
export const SOURCES_LABEL =
  /^[^\p{L}]*(?:参考|提到的|mentioned|引用|文献|资料|来源|出处|注释|注$|脚注|延伸阅读|扩展阅读|拓展阅读|论文|references?|sources?|bibliography|further reading|notes|footnotes|citations?|works cited|links|resources|see also|external links)/u;

/** A table of contents, as its label calls it. */
export const CONTENTS_LABEL =
  /^\P{L}*(?:目录|本文目录|文章目录|内容导航|(?:table of )?contents|on this page|in this article)\P{L}*(?:hide|show|toggle|隐藏|收起|展开)?\P{L}*$/u;

/** What stands over an advertisement, and what one offers. */
export const SPONSOR_LABEL =
  /^\P{L}*(?:(?:our |today's |this (?:week|issue|episode)'s )?sponsor|sponsored(?: by)?(?: \p{L}+)?|advertisement|a word from our sponsors?|广告|推广|赞助商?|本期赞助)\P{L}*$/u;
export const OFFER =
  /\b(?:free|try|discount|off|code|trial|sign up|get|demo|offer|shop|buy|save|thank you to)\b|优惠|折|领取|购买|试用|免费|下单|扫码/;

/** The label of what an article is filed under. */
export const TAGS_LABEL =
  /^\P{L}*(?:topics?|tags?|tagged|filed under|categories|标签|话题|关键词|文章关键词|分类)\P{L}*$/u;
/** The mark that an article ends here, beside nothing else. */
export const END_MARK = /^\P{L}*(?:the end|end|fin)\P{L}*$/u;

/** Comments under an article, as their section is called. */
export const COMMENTS_LABEL = /评论|跟贴|跟帖|留言|讨论|回帖|回复|comments?|responses?|discussion|replies/;
/** How many comments there are. */
export const COUNTED = /\d+\s*(?:条|则|个)?(?:评论|回复|留言|跟贴)|\d+ (?:comments|replies|responses)/;
/** The button under a comment. */
export const REPLY = /回复|点赞|^赞|举报|\breply\b|\blike\b|\breport\b|\bupvote\b/;
/** When, or from where, a comment was written. */
export const WHEN =
  /^[^。！？]{0,24}?(?:\d+\s*(?:秒|分钟|小时|天|周|个月|月|年)(?:之)?前|刚刚|昨天|前天|(?:\d+|an?)\s*(?:s|m|h|d|w|mo|y|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)\s*ago|yesterday|just now|\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2})?|ip属地|来自\p{Script=Han}{2,4}$)/u;

/** A day of a year. */
export const DATED =
  /\b(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? (?:19|20)\d{2}|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:19|20)\d{2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}$/;

/** Software that sums up. */
export const MACHINE_SUMMARY =
  /(?:\bai|智能|大模型|机器)[\s·-]{0,2}(?:生成的?|自动)?(?:摘要|总结|速览|速读|概括|提炼|导读|概要|全文总结|看点)|(?:摘要|总结|内容|速览|以上|本段)[^。\n]{0,8}由[^。\n]{0,12}(?:\bai|智能|大模型)[^。\n]{0,10}(?:生成|提炼|总结)|\bai[- ](?:generated )?(?:summar(?:y|ies)|overview|takeaways|highlights|key points)|\bsummar(?:y|ised|ized)[^.\n]{0,20}\b(?:by|with|using) (?:\w+ )?ai\b/;
/** What stands under such a summary. */
export const MACHINE_DISCLAIMER =
  /(?:由|为)[^。\n]{0,12}(?:\bai|智能|大模型)[^。\n]{0,12}(?:生成|提炼|总结)|\bai[- ]?生成|\bai[- ]generated|generated (?:by|with|using) (?:\w+ )?(?:ai|artificial)|仅供参考|(?:仔细|注意|自行)(?:甄别|核实|辨别)|may (?:contain|be) (?:errors|inaccurate|mistakes)/;
