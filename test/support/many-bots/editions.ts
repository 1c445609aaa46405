import type { ShownMessage } from '../discord/interactions.js';
import { asText } from '../discord/json.js';

const FLOWERS = ['郁金香', '牡丹', '茶花', '水仙', '月季', '菊花'];
const SENTENCES = 12;

/** Questions about the articles: each is answered from several of them. */
export const QUESTIONS: readonly string[] = FLOWERS.map((flower) => `${flower}的价格为什么涨了`);

/** All articles of an edition. Every sentence of every one says which edition it is of. */
export function filesOf(edition: number): Record<string, string> {
  return Object.fromEntries(FLOWERS.map((_, i) => [`${i}.md`, articleOf(i, edition)]));
}

/** The editions that a message quotes, each once. */
export function editionsIn({ embeds }: ShownMessage): number[] {
  const text = embeds.map(({ description }) => asText(description).replaceAll('*', '')).join('\n');
  return [...new Set([...text.matchAll(/第(\d+)版/g)].map(([, edition]) => Number(edition)))];
}

function articleOf(number: number, edition: number): string {
  const sentences = Array.from({ length: SENTENCES }, (_, i) => {
    const flower = FLOWERS[(number + i) % FLOWERS.length];
    return `第${edition}版说，${flower}的价格涨了是因为第${number * SENTENCES + i}种缘故，和天气有些关系。`;
  });
  const paragraphs = [0, 1, 2].map((n) => sentences.slice(n * 4, n * 4 + 4).join(''));
  return `---\ntitle: 花店${number}\n---\n\n${paragraphs.join('\n\n')}\n`;
}
