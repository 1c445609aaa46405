import { looksLikeName } from '../../text/names.js';

/** A longer line says more than names. In UTF-16 code units. */
const MAX_NAMES = 120;
/** What people are called by their role in a conversation. */
const ROLE =
  /^(?:q|a|question|answer|问|問|答|提问|提問|回答|主持人?|主播|嘉宾|嘉賓|记者|記者|编辑|編輯|旁白|众人|观众|觀眾|听众|聽眾|讲者|講者|讲师|主讲|同学|老师|老師|译者|采访者|受访者|发言人|發言人|说话人|說話人|speaker|host|guest|moderator|interviewer|interviewee|narrator|audience|panelist|unknown|unknown speaker|me|you|user|assistant|client|therapist)\s*[\dA-Z一二三四五六七八九十]{0,3}$/iu;
/** Words that begin lines of papers, lists and forms, and look like names because of their capital. */
const NO_NAMES = new Set(
  `
  abstract action actual address advantage advantages after answer answers author average background before
  benefit benefits bug case category cause caution chapter chorus claim color colour con conclusion cons
  context corollary date day default definition description detail details direction directions disadvantage
  disadvantages drawback drawbacks edit effect email example examples exercise expected fact feature features
  figure finally first fix given goal hint important ingredient ingredients input key language lemma license
  link location meaning method methods month myth name next note notes objective option output overview part
  phone place price pro problem prompt pronunciation proof pros question questions rating reason remark
  request requirement requirements response result results scenario score second section serves size solution
  solutions source status step steps summary system table tag tags task theorem third time tip tips title
  total translation type update url usage value verdict verse version warning week weight year`
    .trim()
    .split(/\s+/),
);

/** A role in a meeting that a line gives next to the person's name. */
const PART =
  /^(?:presenters?|moderators?|chair(?:s|person)?|co-?chairs?|scribes?|note-?takers?|facilitators?|attendees|participants|present|hosts?|speakers?|guests?|主持人?|主讲人?|主講人?|嘉宾|嘉賓|记录人?|記錄人?|参会人员|參會人員|出席者?|发言人|發言人|汇报人|報告人|报告人)$/iu;

/** Whether a line says who has a role, as in `Presenter: Ann Lee (AL)`, and not what anybody says. */
export function isRoleLine(label: string, said: string): boolean {
  if (!PART.test(label) || said.length > MAX_NAMES) return false;
  const names = said.replace(/[(（][^()（）]{0,40}[)）]/g, '').split(/[,，、;；&/]|\sand\s/u);
  return names.every((name) => looksLikeName(name.trim()));
}

/** Whether a label may be a speaker's: a name or a role in a conversation. */
export function isSpeakerName(label: string): boolean {
  if (ROLE.test(label)) return true;
  return !isNoName(label) && (looksLikeName(label) || /^\p{Lu}{1,4}$/u.test(label));
}

/** Whether a label is nobody's, such as `Solution` or `Price`. */
export function isNoName(label: string): boolean {
  return (
    !ROLE.test(label) &&
    label
      .toLowerCase()
      .split(/[\s\d-]+/)
      .every((word) => word === '' || NO_NAMES.has(word))
  );
}

/** Whether labels, one for each turn, are those of a conversation: one of them recurs, and most are names. */
export function areNames(labels: readonly string[]): boolean {
  const each = new Set(labels);
  const named = labels.filter(isSpeakerName).length;
  return each.size < labels.length && (named >= labels.length * 0.6 || each.size <= labels.length / 2);
}
