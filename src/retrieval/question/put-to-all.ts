import { lacksSubject } from './follow-up.js';
import type { Question } from './question.js';

/** What makes a clause a question anywhere in it; not 几 in 几乎 and 过几天, nor 哪 in 哪怕. */
const ASKS_ANYWHERE =
  /什么|怎么|怎样|如何|为何|谁|哪(?!怕)|多少|多[久大长高远重]|(?<![过好这那前后十数近头老])几(?![乎率何经番])|是否|有没有|(\p{Script=Han})不\1|可不可以|咋|啥|干嘛|何时/u;
/** What makes a clause a question at its end. */
const ASKS_AT_END = /[吗嘛么呢没]$/u;
/** An English question shows in how a clause begins; “this is great” is none. */
const ASKS_AT_BEGIN =
  /^(?:(?:so|and|but|ok|hey|hi|hello|please|also|quick question|anyone know|does anyone know|can (?:anyone|someone) tell me)\s+)*(?:what|who|whom|whose|which|when|where|why|how|is|are|do|does|did|can|could|was|were|has|have|will|would|should)(?:'?s|'?re)?\b/u;
/** Says what somebody knows, forgets or does not care about: 我知道怎么弄, 不管什么时候, 什么都行. */
const TOLD = /知道了|不管|无论|随便|[什么谁哪]里?都(?!没|不)|记得|忘了|终于|原来|怪不得|难怪/u;

/**
 * Whether a message that is not addressed to the bot asks all its readers something that articles could answer: it
 * has the form of a question, is not chat, and is understood without what was said before.
 */
export function isPutToAll(question: Question): boolean {
  const { intents, folded } = question;
  if (intents.chat !== null || intents.saysNothing || lacksSubject(question)) return false;
  return clausesOf(folded).some(isAsking);
}

function clausesOf(folded: string): string[] {
  const clauses = folded.match(/[^,，.。!！;；\n?？]+[?？]?/gu) ?? [];
  return clauses.map((clause) => clause.trim()).filter(Boolean);
}

function isAsking(clause: string): boolean {
  if (/[?？]$/u.test(clause)) return true;
  if (TOLD.test(clause)) return false;
  return ASKS_ANYWHERE.test(clause) || ASKS_AT_END.test(clause) || ASKS_AT_BEGIN.test(clause);
}
