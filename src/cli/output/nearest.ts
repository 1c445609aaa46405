/** Says that there is no such article, and which ones resemble it. */
export function noSuchArticle(
  wanted: string,
  nearest: readonly { readonly id: string; readonly title: string }[],
): string {
  if (nearest.length === 0) return `There is no article “${wanted}”. Nothing resembles it either.`;
  const list = nearest.map(({ id, title }) => `\n  ${id}  ${title}`).join('');
  return `There is no article “${wanted}”. The nearest:${list}`;
}
