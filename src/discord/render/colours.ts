/** What cards are marked with at their side, by what they are: an answer's tier, or what else articles and the bot tell. */
export const COLOURS = {
  found: 0x2e9e5b,
  related: 0xd9a21b,
  nothing: 0x8a8f98,
  article: 0x3f6fb5,
} as const;
