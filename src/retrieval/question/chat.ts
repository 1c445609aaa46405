import { hasHan } from '../../text/letters.js';
import { frequencyOf } from '../../text/rarity.js';
import type { Token } from '../../text/tokenize.js';
import { BOT_FORMS } from './bot-forms.js';
import { SMALL_TALK_FORMS } from './small-talk-forms.js';
import { onlyTalks } from './talk-words.js';

/** What people say in a chat that asks no article anything: it gets a fixed reply, and no search. */
export type Chat = 'thanks' | 'greeting' | 'aboutBot' | 'smallTalk';

/** Whom one thanks and greets, and what for. */
const PEOPLE =
  '(?:你们?|您|大家|各位|大佬们?|老师|楼主|兄弟们?|群主|管理员?|朋友们|分享|解答|帮助|回复|帮忙|的|耐心|支持)';
const SOFT = '[啊呀哦啦了呢吧嘛哈的喔耶]*';

/** The forms of each kind; a form must match a whole clause. Folded, without punctuation. */
const FORMS: readonly (readonly [Chat, RegExp])[] = [
  [
    'thanks',
    form(
      `(?:十分|非常|太|真的?|多|万分)?(?:谢谢|感谢|多谢|谢|辛苦)+${SOFT}${PEOPLE}*${SOFT}`,
      '3q',
      '(?:many |ok |big )?(?:thanks?|thank you|thx|ty|cheers|much appreciated)(?: so much| very much| a lot| everyone| all| guys| man| again| in advance| for (?:all |your |the |that |this )*(?:\\p{L}+ )?(?:help|answers?|replies|reply|time|info|information|support|patience|tips?|everything))*',
    ),
  ],
  [
    'greeting',
    form(
      `${PEOPLE}好${PEOPLE}*${SOFT}`,
      `${PEOPLE}?(?:早上?好?|早安|上午好|中午好|下午好|晚上好|晚好|晚安|午安)${PEOPLE}*${SOFT}`,
      `(?:嗨|哈喽|哈啰|嘿)+${PEOPLE}*${SOFT}`,
      '好久不见|(?:请问)?在[吗嘛么]|在不在|有人(?:在线?)?[吗嘛么]|有没有人在线?[吗嘛么]?|再见|拜拜?|明天见|回头见|新人报到|初来乍到(?:请?多多?关照)?|请?多多?关照',
      '(?:hi|hello|hey|yo|greetings)(?: there| everyone| all| guys)*|good (?:morning|afternoon|evening|night|day)(?: everyone| all)?|how are you(?: doing)?(?: today)?|bye(?: bye)?|see you(?: all| everyone| tomorrow| later| soon)*|is anyone here|anyone here',
      '(?:happy|merry) (?:birthday|new year|christmas|holidays?|easter|weekend|friday|monday)(?: to you| everyone| all| guys| folks)*|good (?:morning|afternoon|evening|night) (?:folks|guys)|(?:nice|good|pleased) to meet you(?: all| everyone)?|long time no see|take care|(?:bye|good night) for now|welcome(?: back| everyone)?|g?m(?:orning)?(?: all| everyone)?|hello from \\p{L}+',
    ),
  ],
  [
    'aboutBot',
    form(
      '(?:你|您)(?:是(?:谁|什么|干什么的|做什么的|人|机器人|真人|ai)|叫(?:什么|啥)(?:名字)?|(?:能|会|可以)(?:做|干)?(?:什么|啥|嘛)|有(?:什么|啥)(?:用|功能)|今年?(?:几岁|多大)|(?:会|能)说.{1,4}|喜欢我|真.{1,3}|好.{1,2})[吗嘛么了啊呀?]*',
      '(?:怎么|如何)(?:用|使用)(?:你|这个机器人)|这个机器人(?:怎么用|挺?.{1,4})|帮助|使用说明|你(?:在)?(?:干嘛|干什么|做什么)(?:呢)?',
      'who are you|what are you|what can you do|what do you do|are you (?:a |an )?(?:bot|robot|human|real|ai)|how do you work|how do i use (?:you|this bot)|help|help me',
      '(?:给我|帮我)?(?:讲|说)个?(?:笑话|故事)|(?:给我)?唱首?歌|帮我(?:写|点|订|买|改|画).*|(?:tell me|say) a joke|sing (?:me )?a song|write me .*',
      ...BOT_FORMS,
    ),
  ],
  [
    'smallTalk',
    form(
      ...SMALL_TALK_FORMS,
      '哈+|嘿+|呵+|嘻+|h{2,}|a?(?:ha)+h?|2?3{3,}|6{3,}|lo+l|lmao|rofl|笑死(?:我|人)?|绝|牛[逼批啊]?|太?厉害|哇+|我?的?天[哪呐啊]*|好家伙|救命|离谱|太?好笑|啊这|e+m+|额+|呃+|哎+|唉+|不是吧|我去|卧槽|真的?[假吗]的?|你猜|随便|算|没事|打扰|不知道|测试|test(?:ing)?|1?23',
      '1|我?也?(?:赞同?|同意)(?:楼上)?|楼上说得?[对好]|我?(?:已?经?收到|知道|懂|明白|解决|了解|完成|搞定)|好+的?|嗯+|行|中|ok+(?:ay)?|没问题|没关系|是的?|对+|确实|有道理|说得[好对]|原来如此|(?:可以)+|当然|下次一定|我?也是(?:这么|这样)(?:想|认为)?',
      'agreed?|same(?: here)?|sure|ye[sp]|yeah|nope?|got it|i see|sounds? good|no problem|np|never mind|nvm|whatever|cool|nice|great|awesome|wow|omg|exactly|indeed|true|fair enough|whats up|what s up|sup|nice weather(?: today)?|(?:i am|i m|im) (?:so |very |really )?\\p{L}+',
      '(?:(?:有没有|有)人|谁)(?:想|能|要|来)?(?:陪我|一起|组队|开黑)(?!.*(?:怎么|如何|什么|多少|哪))\\p{Script=Han}{0,6}',
      '(?:等|稍等|等等)(?:我|一?下|会儿?|片刻)*(?:.{1,2}分钟)?|马上(?:来|回来|到|好)?|一会儿?(?:见|来|再.{1,2})?|回头.{0,2}|我?先(?:下|走|撤|睡|去?.{1,4})了?|我?(?:晚点|待会儿?|等会儿?).{0,4}(?:看看?|来|说)|明天(?:继续|再.{1,2})|brb|afk|be right back|gtg|one moment|hold on',
      '我?(?:今天|最近|好|太|有点|真|真的|今晚|感觉)*(?:累|困|饿|忙|无聊|开心|难过|烦|热|冷|晕)(?:死我?)?|(?:我|今天)?(?:心情|压力)(?:不|很|好|真|太|超|挺|非常|特别|有点儿?|这么|那么)*(?:大|好|差|糟糕?|低落|沉重|烦)|终于周.|周末愉快|(?:加油)+|(?:恭喜)+|(?:祝.{0,4})?(?:生日|新年|节日|圣诞|中秋|春节).?快乐|不想(?:上班|上课|起床)|我?(?:听|看)不懂|吃.{0,2}了[吗嘛么没]|最近(?:怎么样|如何|好吗)|(?:今天|外面)?(?:天气真.|下雨|下雪)',
      '(?:请问)?(?:现在|今天|明天)(?:是)?(?:几点|几号|星期几|周几|礼拜几)(?:钟)?|几点|(?:今天|明天|外面)天气(?:怎么样|如何|好吗)?|what (?:time|day) is it(?: now| today)?|whats the (?:time|weather)',
    ),
  ],
];

/** What softens the end of a clause, and changes nothing. */
const ENDING = /[啊呀哦啦了呢吧嘛哈喔耶~]+$/u;
/** Reports of one's own doings: 我把链接发你了, 终于写完了, 今天的菜真难吃. */
const TOLD =
  /^(?:(?:我们?|他们?|她们?|咱们?|你们?|今天|昨天|刚刚?|刚才|终于|最近|好像)\p{Script=Han}{2,12}(?:了|吧|啦|哈|没声音|消息)|(?:今天|昨天|最近|这|外面|你们?|他们?|她们?)\p{Script=Han}{0,8}(?:真|好|太|超)\p{Script=Han}{1,3})$/u;
/** What other bots take for a command. */
const COMMAND = /^[/!](?:start|stop|help|ping|menu|play|skip|reset|clear|settings)$/u;
/** Words with this count or more in the dictionary are everyday ones. */
const EVERYDAY = 200;

/**
 * What kind of chat a text is, or null if it may be a question or a search. Every clause of it must be chat: a
 * thank-you before a question is not chat.
 *
 * @param folded the text, folded, that the tokens were cut from
 * @param asks whether it is phrased as a question
 */
export function chatOf(folded: string, tokens: readonly Token[], asks: boolean): Chat | null {
  const clauses = folded
    .split(/[^\p{L}\p{N}' ]+/u)
    .map((clause) => clause.replaceAll("'", ' ').trim())
    .filter(Boolean);
  if (clauses.length === 0) return null;
  if (COMMAND.test(folded.trim())) return 'aboutBot';
  const kinds = clauses.map(kindOf);
  const [first] = kinds;
  if (kinds.every((kind) => kind !== null)) return kinds.find((kind) => kind === 'aboutBot') ?? first ?? null;
  if (onlyTalks(tokens, asks)) return 'smallTalk';
  return !asks && clauses.every((clause, i) => kinds[i] || TOLD.test(clause)) && saysLittle(tokens)
    ? 'smallTalk'
    : null;
}

function kindOf(clause: string): Chat | null {
  const bare = clause.replace(ENDING, '') || clause;
  return FORMS.find(([, whole]) => whole.test(clause) || whole.test(bare))?.[0] ?? null;
}

function saysLittle(tokens: readonly Token[]): boolean {
  return tokens.every(({ term, kind }) => kind !== 'word' || (hasHan(term) && frequencyOf(term) >= EVERYDAY));
}

function form(...alternatives: readonly string[]): RegExp {
  return new RegExp(`^(?:${alternatives.join('|')})$`, 'u');
}
