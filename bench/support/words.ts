import { randomOf } from './random.mjs';

const VERBS =
  '降低了 推迟了 改变了 依赖于 超过了 解释了 重写了 放慢了 公布了 检查了 合并了 拆开了 记录了 估算了'.split(
    ' ',
  );
const LINKS = '因此 不过 后来 与此同时 在这之前 从那时起 换句话说 按照惯例 出于谨慎 到了年底'.split(' ');
const FIRST_HAN = 0x4e00;
const HAN = 4000;
const WORDS = 30_000;

/** A word of two Han characters: some of them come often and most hardly ever, as words do (Zipf's law). */
function word(random: () => number): string {
  const rank = Math.floor(Math.exp(random() * Math.log(WORDS)));
  const first = Math.imul(rank, 2654435761) >>> 0;
  const second = Math.imul(rank ^ 0x5bd1e995, 40503) >>> 0;
  return String.fromCharCode(FIRST_HAN + (first % HAN), FIRST_HAN + (second % HAN));
}

function pick(from: readonly string[], random: () => number): string {
  return from[Math.floor(random() * from.length)] ?? '';
}

/** A sentence of our own words, 30 to 50 characters long. */
export function sentence(random: () => number): string {
  const [w, v] = [() => word(random), () => pick(VERBS, random)];
  const parts = [
    w(),
    w(),
    v(),
    w(),
    '的',
    w(),
    w(),
    '，',
    pick(LINKS, random),
    w(),
    w(),
    v(),
    w(),
    '的',
    w(),
  ];
  return `${parts.join('')}${random() < 0.3 ? `，共${Math.floor(random() * 9000)}项` : ''}。`;
}

/** The paragraphs of an article with about so many characters, each of about so many. */
export function paragraphs(seed: number, characters: number, each = 200): string[] {
  const random = randomOf(seed);
  const all: string[] = [];
  for (let length = 0; length < characters; ) {
    let text = '';
    while (text.length < each) text += sentence(random);
    length += text.length;
    all.push(text);
  }
  return all;
}

export function articleFile(seed: number, characters: number): string {
  const body = paragraphs(seed, characters);
  const middle = Math.floor(body.length / 2);
  const text = [...body.slice(0, middle), `## 第${seed}节`, ...body.slice(middle)].join('\n\n');
  return `---\ntitle: 第${seed}号记录\nurl: https://example.com/records/${seed}\ndate: 2024-${String(1 + (seed % 12)).padStart(2, '0')}-11\n---\n\n${text}\n`;
}

/** A question in the words of some sentence: three or four of its words, in other company. */
export function question(random: () => number): string {
  const words = Array.from({ length: 3 + Math.floor(random() * 2) }, () => word(random));
  return `${words.slice(0, 2).join('')}为什么${pick(VERBS, random)}${words.slice(2).join('的')}？`;
}
