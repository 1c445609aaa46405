const CUE = /^(?:(\d{1,2}:)?\d{1,2}:\d{2})[.,]\d{1,3}\s*-->\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}/;
const START = /^\d{1,2}(?::\d{2}){1,2}/;
/** A file with fewer cues is about subtitles rather than being some. */
const MIN_CUES = 3;
const SPEAKER =
  /^(?:<v(?:\.[\w.]+)?\s+([^<>]+)>|([\p{L}\p{N}·・ .]{1,24}?)[:：](?!\/\/)\s*|\[([\p{L}\p{N}·・ .]{1,24})\]\s*|-\s*([\p{L}]{1,12})[:：]\s*)/u;
const SENTENCE_END = /[.。!！?？…]["”’」』)）]*$/u;
/** Cues without an end-of-sentence mark are joined up to about this many UTF-16 code units. */
const MAX_PARAGRAPH = 300;

/**
 * Subtitles (`.srt`, `.vtt`) as a text: numbers and times are removed, lines said in one breath are joined, and the
 * speaker, if the subtitles name one, is put before the words with the time: `Name (00:12:05): words`.
 */
export function joinSubtitles(source: string): string {
  const lines = source.split('\n').map((line) => line.trim());
  const cues = lines.filter((line) => CUE.test(line)).length;
  if (cues < MIN_CUES || cues < lines.filter((line) => line !== '').length / 8) return source;
  const first = lines.findIndex((line) => CUE.test(line));
  const head = lines
    .slice(0, first)
    .filter((line) => !/^(?:\d+|WEBVTT.*|NOTE.*|Kind:.*|Language:.*|)$/.test(line));
  return [...head, ...paragraphs(lines.slice(first))].join('\n\n');
}

function paragraphs(lines: readonly string[]): string[] {
  const found: string[] = [];
  let at = '';
  let isOpen = false;
  for (const [i, line] of lines.entries()) {
    if (line === '' || (/^\d+$/.test(line) && CUE.test(lines[i + 1] ?? ''))) continue;
    if (CUE.test(line)) {
      at = START.exec(line)?.[0] ?? at;
      continue;
    }
    const [whole = '', ...names] = SPEAKER.exec(line) ?? [];
    const words = line.slice(whole.length).replace(/<\/?[a-z][^<>]*>/gi, '');
    const name = names.find((each) => each !== undefined);
    const last = found.at(-1) ?? '';
    if (name !== undefined) found.push(`${name.trim()} (${at}): ${words}`);
    else if (isOpen) found[found.length - 1] = join(last, words);
    else found.push(words);
    const length = found.at(-1)?.length ?? 0;
    isOpen = !(length > MAX_PARAGRAPH / 3 && SENTENCE_END.test(words)) && length < MAX_PARAGRAPH;
  }
  return found;
}

function join(before: string, after: string): string {
  return /[^\p{ASCII}]$/u.test(before) ? `${before}${after}` : `${before} ${after}`;
}
