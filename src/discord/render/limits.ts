/**
 * What Discord allows, from its API documentation. Lengths count UTF-16 code units, which is never less than
 * Discord's own count. Every file that builds a message takes its numbers from here.
 */
export const LIMITS = {
  content: 2000,
  embedsPerMessage: 10,
  /** Over all titles, descriptions, footers, names and values of one message. */
  embedTotal: 6000,
  embedTitle: 256,
  embedDescription: 4096,
  embedFooter: 2048,
  embedFieldValue: 1024,
  embedUrl: 2048,
  buttonUrl: 512,
  customId: 100,
  buttonLabel: 80,
  modalTitle: 45,
  fieldLabel: 45,
  selectOptions: 25,
  optionLabel: 100,
  optionDescription: 100,
  threadName: 100,
  /** Of one attached file, in bytes: the size that everybody may send on every server. */
  fileBytes: 10 * 1024 * 1024,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
} as const;

/** How long an interaction's token is valid after the interaction: 15 minutes, in ms. */
export const INTERACTION_TOKEN_LIFETIME = 15 * 60_000;

/** The error codes of Discord's REST API once an interaction can no longer be replied to. */
export const EXPIRED_INTERACTION_CODES: ReadonlySet<number | string> = new Set([
  10062, // unknown interaction: not acknowledged within three seconds
  40060, // already acknowledged, by a duplicate of the event or by another process
  50027, // invalid webhook token: the fifteen minutes are over
  10015, // unknown webhook: never acknowledged, or over
  10008, // unknown message: the person dismissed it
]);
