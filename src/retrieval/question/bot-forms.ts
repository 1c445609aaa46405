/**
 * How people speak to the bot itself: about what it is, and what it should do besides answering. Parts of regular
 * expressions that a whole clause has to match, folded, without punctuation.
 */
const LANGUAGES = '(?:中文|英文|英语|日语|日文|汉语|普通话|人话)';
const AGAIN = '(?:重新|再|重)';

const OF_ITSELF = [
  '(?:你|您)(?:有|会)\\p{Script=Han}{1,5}',
  '(?:你|您)(?:能|可以)(?:听|看|记|读|学)\\p{Script=Han}{1,5}',
  '(?:你|您)(?:今天|现在|最近)(?:怎么样|过得\\p{Script=Han}{1,4}|心情\\p{Script=Han}{1,4}|好不好)',
  '(?:谁|哪个公司|哪家公司)(?:做|造|开发|写|训练|发明|创造)(?:出来)?的?了?你的?|(?:你|您)是谁(?:做|造|开发|写|训练|发明|创造)(?:出来)?的',
  '(?:你|您)的?(?:主人|爸爸|妈妈|老板|作者|开发者|生日|工作|爱好)是\\p{Script=Han}{1,4}|(?:你|您)(?:住|来自?)在?(?:哪|哪里|哪儿)|(?:你|您)(?:几岁|多大)',
  '(?:请|先)?(?:介绍|说说|讲讲)(?:一下)?你自己|(?:请|先)?自我介绍(?:一下)?',
  '(?:真是?)?(?:好|真|太)?(?:笨|蠢|傻|聪明|厉害|可爱)的?(?:机器人|bot)',
  'who (?:made|created|built|wrote|trained|owns) you|(?:what s|whats|what is) your name|how old are you|where (?:do you live|are you(?: from)?)|(?:tell me|say something) about yourself',
  'are you (?:a |an |the )?(?:chatgpt|gpt|there|ok|okay|alive|awake|busy|serious|kidding|sure|happy|single|person|machine|program)',
  'do you (?:speak|understand) \\p{L}+|do you (?:like|love|hate|hear|see|remember) me|can you (?:hear|see|understand|read) (?:me|this|that)',
  '(?:good|bad|stupid|nice|silly|dumb|clever) (?:bot|robot)|you (?:are|re) (?:so |very |really |such an? )?\\p{L}+|i (?:love|hate|like) you',
];

const TO_DO = [
  `${AGAIN}(?:回答|说|讲|来|试|生成|写)(?:一下|一遍|一次|一个)?`,
  `(?:请|麻烦)?(?:你)?(?:用|说|讲|换)(?:成)?${LANGUAGES}(?:回答|说|讲|写)?|(?:请|麻烦)?(?:帮我)?(?:把(?:这个|这段|上面的?))?(?:翻译?|译)成?${LANGUAGES}`,
  '(?:请|麻烦)?(?:你)?(?:说|讲|回答|写|走)得?(?:慢|快|简单|短|长|详细|大声|清楚|具体)(?:一点|点|些)儿?',
  '(?:上|下|前|后)一?(?:页|个|条|首|张)|换(?:一)?个(?:说法|话题|问题|答案|笑话)?|返回|退出|取消|清屏|清空(?:聊天)?(?:记录|历史)?|闭嘴|别(?:说|吵|闹|发|刷屏?)|停(?:一?下(?:来)?|止)?',
  '(?:打开|显示|看看?|返回)?(?:帮助|主|功能)菜单|继续(?:说|讲|聊)?|(?:show |open )?(?:me )?(?:the )?(?:help|main) menu',
  '(?:给我|帮我|来)?(?:播?放|来|点|听)一?(?:首|点|些|个)?(?:歌|音乐|曲子)(?:听听?)?|(?:给我|帮我)?(?:定|设|调)个?(?:闹钟|闹铃|提醒)|(?:记得)?提醒我.{1,6}|.{0,6}叫我起床',
  '(?:把)?(?:他|她|它|这个人|我)?(?:踢|禁言|拉黑|封)(?:了|掉|出去)?(?:他|她|它|这个人)?(?:.{1,2}(?:分钟|小时|天))?',
  '(?:next|previous) (?:page|one|song|question)|(?:go )?back|cancel(?: that| it| this)?|stop(?: it| that)?|shut up|try again|(?:say|do) (?:it|that) again|repeat(?: that| it)?|continue|go on',
  '(?:speak|answer|reply|talk)(?: to me)?(?: in)? (?:english|chinese|mandarin|japanese)(?: please)?|(?:translate|summari[sz]e|explain|read)(?: (?:this|that|it))?(?: for me| please| again| in english| in chinese)+|(?:translate|summari[sz]e|explain|read) (?:this|that|it)',
  '(?:play|sing)(?: me)?(?: some| a)? (?:music|song)|set (?:a|an) (?:timer|alarm|reminder).*|remind me.*|wake me up.*|(?:tell|read|give) me (?:a|another) (?:story|joke|poem)|(?:kick|ban|mute) (?:him|her|them|this guy|that guy)',
];

/** All of them; any softener may follow. */
export const BOT_FORMS: readonly string[] = [...OF_ITSELF.map(withQuestion), ...TO_DO];

function withQuestion(form: string): string {
  return `(?:${form})(?:吗|嘛|么|呢)?`;
}
