/** What editors and translators call their own remarks. */
const ASIDE = `编者[按注话]|編者[按註話]|编者的话|編者的話|编者后记|編者後記|编后[语记话]?|編後[語記話]?|编辑[按注]|編輯[按註]|小编按|小編按|按语|按語|译者?[按注]|譯者?[按註]|译者?后记|譯者?後記|后记|後記|附记|附記|采访[后手]记|採訪[後手]記|记者手记|記者手記|整理者按|尾声|尾聲|结语|結語|Editor['’]?s['’]? notes?|Editorial notes?|Translator['’]?s notes?|Postscript|Afterword`;

/** Who worked on a conversation without speaking in it; a line of such names ends it. */
const CREDIT = `(?:采访|採訪|撰文|整理|文字整理|编辑|編輯|责编|責編|责任编辑|責任編輯|校对|校對|审校|審校|排版|翻译|翻譯|策划|策劃|监制|監製|摄影|攝影|图片来源|圖片來源|图源|圖源)`;
const CREDITS = String.raw`${CREDIT}(?:\s?[、/&和与與]\s?${CREDIT})*`;

/** The name is followed only by a colon, a bracket, the line's end or a space before what is said. */
const BEGINS = new RegExp(
  String.raw`^[\s（(【\[〔*_—–-]*(?:(?:${ASIDE})(?=[\s:：|｜）)】\]〕*_]|——|$)|${CREDITS}\s?[:：|｜丨])`,
  'iu',
);
const IS_NAME = new RegExp(`^(?:${ASIDE}|${CREDITS})$`, 'iu');

/**
 * Whether a line begins an editor's or a translator's remark, or says who worked on the text, no matter who spoke
 * before.
 */
export function beginsAside(line: string): boolean {
  return BEGINS.test(line);
}

/** Whether a label introduces such words, and so is not a speaker's. */
export function isAside(label: string): boolean {
  return IS_NAME.test(label);
}
