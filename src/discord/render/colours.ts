/**
 * The colours at the side of cards, by what they are: an answer's tier, or something else from the articles or the
 * bot.
 */
export const COLOURS = {
  found: 0x2e9e5b,
  related: 0xd9a21b,
  nothing: 0x8a8f98,
  article: 0x3f6fb5,
} as const;
