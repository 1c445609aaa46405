/** The longest line that counts as a byline, in UTF-16 code units. */
const MAX_LENGTH = 80;

const ROLE =
  '(?:文|图|文字|原创|原創|作者|原作者|来源|來源|责任编辑|責任編輯|责编|編輯|编辑|编译|編譯|记者|記者|撰文|撰稿|采写|採寫|整理|译者|譯者|翻译|翻譯|校对|校對|审校|審校|摄影|攝影|监制|出品|策划|排版|题图(?:来源)?|題圖|頭圖|图片来源|圖片來源|头图|图源|通讯员|written by|by|author|editor|edited by|source|photo|photograph|translated by|translation|words)';
/** `文｜某某`, `作者：…`, `编辑 某某 校对 某某`, `图/…`. */
const ROLE_FIRST = new RegExp(
  `^[\\s【\\[(（]*${ROLE}(?:/${ROLE})*(?:\\s*[|｜/:：丨]|\\s+\\p{Script=Han}{2,4}(?:\\s|$))`,
  'iu',
);
/** `Some paper | Some Name`. */
const NAME_LAST = /^[^|｜丨]{0,24}[|｜丨]\s*\p{Script=Han}{2,4}$/u;
/** `某报记者 某某`. */
const REPORTER_LAST =
  /^\S{0,12}(?:记者|記者|编辑|編輯|特约撰稿人)\s+\p{Script=Han}{2,4}(?:\s\p{Script=Han}{2,4})?$/u;
/** `某某报道`, as its own line. */
const REPORTED = /^(?!相关|相關|更多|深度)\p{Script=Han}{2,8}(?:报道|報道|報導|出品|原创)$/u;
const ENGLISH =
  /^(?:by\s+\p{Lu}|(?:posted|published|written|updated) (?:on|by)\s|(?:image|photo) credits?[:：]\s)/iu;

/** Whether a line says who wrote, translated or illustrated an article, or where it comes from. */
export function isByline(line: string): boolean {
  const text = line.trim();
  if (text.length > MAX_LENGTH) return false;
  return [ROLE_FIRST, NAME_LAST, REPORTER_LAST, REPORTED, ENGLISH].some((pattern) => pattern.test(text));
}

/** `作者：林然`, `文｜林然`, `By Ann Lee`: who wrote the text, not who edited or illustrated it. */
const AUTHOR =
  /^[\s【[(（]*(?:文|作者|原文作者|原作者|撰文|撰稿|采写|採寫|本文作者|written by|author|words)\s*[|｜/:：丨]\s*([^|｜丨/:：。，]{2,30}?)(?:[\s】\])）]*$|\s{2,}|\s(?=(?:编辑|編輯|责编|校对|来源|译者|图)))/iu;
const BY = /^[Bb]y\s+(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3})\s*(?:$|[|·•,])/u;
/** How many of the first blocks may be bylines. */
const REACH = 8;

/** The author that a line above the text names, or null. */
export function bylineAuthor(blocks: readonly { readonly text: string }[]): string | null {
  for (const { text } of blocks.slice(0, REACH)) {
    for (const line of text.split('\n')) {
      const name = (AUTHOR.exec(line) ?? BY.exec(line))?.[1]?.trim();
      if (name) return name;
    }
  }
  return null;
}
