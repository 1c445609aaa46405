import type { Messages } from '../i18n/messages.js';

/** Thrown where a person can't have what was asked for; it is told in the person's language, and to nobody else. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly tell: (messages: Messages) => string) {
    super('Refused');
  }
}
