/**
 * What people ask each other and say in small talk: when somebody is back, what time and weather it is, what the
 * others are doing. Parts of regular expressions that a whole clause has to match, folded, without punctuation.
 */
const LATER = [
  '(?:我)?(?:先|过会儿?|待会儿?|等会儿?|一会儿?|改天|回头|晚点|晚上|明天|下次|.{1,2}分钟后)(?:再|就|才)?(?:去?忙|去?吃饭?|去?睡|走|撤|下|下线|约|聊|说|看|弄|来|去|回来?|回去)(?:了|吧|你|看|弄)?',
  '(?:不|别)(?:急|着急|催)|(?:马上|很快|这就)(?:就)?(?:好|来|到|去|回来?)|等我.{0,6}',
  '(?:talk|see|catch|text|call)(?: to)?(?: you| ya| u)? (?:later|soon|tomorrow)|ttyl|(?:i )?(?:gotta|got to|have to|need to) (?:go|run|leave)(?: now)?|(?:i ll|i will|will) be (?:right )?back.*',
  '(?:just |wait )?(?:give me |gimme )?(?:a|one|in a) (?:sec|second|minute|min|moment)(?: please)?|not now|later|maybe later',
];

const HOUR_AND_WEATHER = [
  '(?:请问)?(?:现在|今天|明天|昨天)?是?(?:什么时间|几月几[号日]|什么日子|几点钟?|几号|星期几|周几|礼拜几)',
  '还有(?:多久|几天|多长时间)(?:才)?(?:下班|放学|放假|过年|周末)',
  '(?:今天|明天|后天|外面|今晚)(?:会|会不会|要|还|有没有|是不是)?(?:下雨|下雪|刮风|好?冷|好?热|冷不冷|热不热|很?冷|很?热)(?:吗|么|不)?',
  'is it (?:raining|snowing|cold|hot|warm|late|early|friday|monday|weekend)(?: outside| today| now| yet)*|(?:what s|whats|what is) (?:the (?:date|time|day)|today s date)(?: today| now)?|how(?: s| is) the weather.*',
];

const THE_OTHERS = [
  '(?:你们?|大家)?(?:都)?(?:吃|睡|下班|起床|到家|放学|忙完)(?:饭|觉)?了?(?:没|没有|吗|不)',
  '(?:你们?|大家)?(?:都)?(?:在)?(?:干嘛|干啥|忙啥|忙什么|做啥|干什么|聊什么|聊啥|说什么|说啥)',
  '都行|都可以|随便你?|无所谓|不(?:知道|清楚|懂|信|想|要|会|行|好|对)|爱咋咋地|管他呢',
  '(?:刚才|刚刚)?(?:发生|出)(?:了)?(?:什么|啥)事?|(?:啥|什么)意思|(?:什么|啥)情况|怎么回事|怎么都?(?:不|没人)说话',
  'what are you(?: guys| all)? (?:up to|doing)|how (?:was|is|s) (?:your|the) (?:day|weekend|week|evening)|where(?: is| s|s) every(?:body|one)|(?:i )?(?:dunno|do not know|don t know)|idk|no idea|(?:oops |sorry )?wrong (?:channel|chat|group)|my bad|(?:is )?any(?:one|body) (?:up|down|in) for .*',
];

export const SMALL_TALK_FORMS: readonly string[] = [...LATER, ...HOUR_AND_WEATHER, ...THE_OTHERS];
