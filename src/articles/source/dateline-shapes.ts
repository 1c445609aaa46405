import { MOMENT_MARK as MARK } from './moments.js';
import { PLACE } from './places.js';

/** What a label beside a day says of it. */
export type DayKind = 'published' | 'unlabelled' | 'updated';

const START = `(?:^|[\\s${MARK}·•・∙|｜丨/／(（【\\[〔,>])`;
/** What is between a label and its day. */
const TO_DAY = '(?:时间|時間|日期|[于於在]|\\b(?:date|time|and|on|at)\\b|[&\\s:：/@｜|])*';
const FIRST =
  '(?:首次)?(?:发布|發布|發佈|发表|發表|出版|刊登|刊发|刊發|首发|首發|发文|發文|发稿|發稿|撰写|撰寫|写|寫|完稿|定稿)|会议|會議|开会|開會|召开|召開|(?:first |originally )?(?:published|posted|submitted|released|written)|meeting';
const LATER =
  '(?:本文)?已?(?:最后|最後|最近)?(?:更新|编辑|編輯|修改|修订|修訂)|(?:last )?(?:updated|modified|edited|revised)';
const DAY_LABEL = '日期|时间|時間|\\bdate\\b';
const before = (label: string): RegExp => new RegExp(`${START}(?:${label})${TO_DAY}$`, 'iu');
const PUBLISHED = before(FIRST);
const UPDATED = before(LATER);
const DATED = before(DAY_LABEL);
const LABEL_FIRST = new RegExp(
  `^(?:${FIRST}|${LATER}|${DAY_LABEL})${TO_DAY}${MARK}(?:$|[\\s\\p{P}\\p{S}])`,
  'iu',
);
const LABEL_ALONE = new RegExp(`^(?:${FIRST}|${LATER}|${DAY_LABEL})${TO_DAY}${MARK}[\\s\\p{P}]*$`, 'iu');
const SIGNED = new RegExp(`^[\\s\\p{P}]*(?:${FIRST}|${LATER})${TO_DAY}${MARK}(?:$|[\\s\\p{P}\\p{S}])`, 'iu');
const PUBLISHED_AFTER = /^\s*(?:发布|發布|發佈|发表|發表|刊发|刊)(?=$|[\s)）\]】·・|,])/u;
const UPDATED_AFTER = /^\s*(?:更新|编辑|編輯|修改)(?=$|[\s)）\]】·・|,])/u;
/** Where words that follow a moment are apart from it. */
const APART = /^(?:$|[\s\p{P}\p{S}])/u;
/** How many letters and digits may be beside a day and its label, or a field. */
const MAX_REST = 60;

/** What is under a title beside a day: where the text is from, who wrote it, how often it was read. */
const FIELDS: readonly RegExp[] = [
  new RegExp(
    `${START}(?:(?:文章)?(?:来源|來源|出处)|作者|文号|栏目|分类|分類|标签|責任編輯|责任编辑|责编|撰文|字数|source|author|category|tags?)\\s?[:：/／|｜丨\\s]\\s?\\S`,
    'iu',
  ),
  new RegExp(
    `${START}(?:来自|來自|发布于|發布於|IP\\s?属地|文\\s?[:：/／|｜丨])\\s?\\S|${START}[Bb]y\\s+[\\p{Lu}\\p{Script=Han}]`,
    'u',
  ),
  new RegExp(
    `(?:${START}|[社报報网網])(?:记者|記者|编辑|編輯|通讯员)[\\s:：/／|｜]*\\p{Script=Han}{2,4}(?:$|[\\s\\p{P}${MARK}])`,
    'u',
  ),
  /\d\s?[万萬wk]?\+?\s?(?:次|人)?(?:阅读|閱讀|浏览|瀏覽|点击|點擊|评论|評論|参与|(?:views?|reads?|comments?)\b)/iu,
  /(?:阅读|閱讀|浏览|瀏覽|点击|點擊|评论|評論|字数|收藏|点赞|人气|\b(?:views?|reads?))(?:量|数|次数)?\s?[:：(（]?\s?\d/iu,
  /\d\s?min(?:ute)?s?(?: read)?\b|\d\s?分[钟鐘](?:阅读|閱讀)/iu,
];
/** A name before a moment, and nothing after it but that the text was changed later. */
const NAMED = new RegExp(
  `^(?:[\\p{L}\\p{N}_.'’&-]{1,20}(?: [\\p{L}\\p{N}_.'’&-]{1,20}){0,2}[,，©\\s]{0,3})?[\\[(（]?${MARK}[\\s)\\]）]*(?:[（(]\\s*(?:更新|修改|updated|edited)\\s*[)）])?$`,
  'iu',
);
/** A place or a button behind a moment. */
const FOLLOWED = new RegExp(`^${MARK}\\s?(?:${PLACE}|更多|收藏|分享|举报|听全文)$`, 'u');
const SEPARATOR = /[·•・∙|｜丨／/]/u;
const NAME = /^[\p{L}\p{N}_.'’&©《》:： -]{1,24}$/u;

/** A line in which each moment is replaced by a mark. */
export interface LineShape {
  readonly marked: string;
  /** Whether a time of day is beside one of the days. */
  readonly isTimed: boolean;
  /** Whether a label is beside one of the days. */
  readonly isLabelled: boolean;
  /** Whether it is an item of a list. */
  readonly isItem: boolean;
}

/**
 * What the words next to a moment say of it, or null if they say nothing.
 *
 * @param at which of the line's moments
 */
export function kindOf(marked: string, at: number): DayKind | null {
  const parts = marked.split(MARK);
  const beforeIt = parts.slice(0, at + 1).join(MARK);
  const afterIt = parts.slice(at + 1).join(MARK);
  const isApart = APART.test(afterIt);
  if (isApart && UPDATED.test(beforeIt)) return 'updated';
  if (isApart && PUBLISHED.test(beforeIt)) return 'published';
  if (PUBLISHED_AFTER.test(afterIt)) return 'published';
  if (UPDATED_AFTER.test(afterIt)) return 'updated';
  return isApart && DATED.test(beforeIt) ? 'unlabelled' : null;
}

/** Whether a line holds little else than moments. */
export function isDateline({ marked, isTimed, isLabelled, isItem }: LineShape): boolean {
  if (isItem) return isLabelled && LABEL_FIRST.test(marked);
  if (isOnlyDays(marked)) return true;
  if (marked.includes('，') || lettersIn(marked) > MAX_REST) return false;
  return (
    isLabelled ||
    FIELDS.some((field) => field.test(marked)) ||
    isSetOff(marked) ||
    FOLLOWED.test(marked) ||
    (isTimed && NAMED.test(marked))
  );
}

/** Whether a line is a moment, or begins with its label, as a line below a first paragraph must. */
export function isAloneOrSigned(shape: LineShape): boolean {
  if (shape.isItem) return LABEL_ALONE.test(shape.marked);
  return isOnlyDays(shape.marked) || LABEL_ALONE.test(shape.marked) || isSigned(shape);
}

/** Whether a line begins with a label and its moment, as at the end of a text. */
export function isSigned({ marked }: LineShape): boolean {
  return SIGNED.test(marked) && lettersIn(marked) <= MAX_REST;
}

/** Whether nothing but moments is in a line. */
export function isOnlyDays(marked: string): boolean {
  return lettersIn(marked) === 0;
}

function lettersIn(marked: string): number {
  return marked.replace(/[^\p{L}\p{N}]/gu, '').length;
}

/** `Ann Lee | 2024-03-05`: nothing but moments and names, with marks between them. */
function isSetOff(marked: string): boolean {
  const parts = marked.split(SEPARATOR).filter((part) => /[\p{L}\p{N}]/u.test(part));
  return SEPARATOR.test(marked) && parts.every((part) => NAME.test(part.trim()));
}
