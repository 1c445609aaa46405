import type { Outdated } from '../../answer/found-article.js';
import type { Messages } from '../i18n/messages.js';

/** Thrown if a person can't have what was asked for; shown only to that person, in their language. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly tell: (messages: Messages) => string) {
    super('Refused');
  }
}

/** Writes commands so that they can be clicked. */
interface Mentioning {
  mention(command: string): string;
}

/** For a component that can't be read, or does not fit what it is on. */
export function unknownButton(context: Mentioning): Refusal {
  return new Refusal(({ t }) => t('buttonUnknown', namesOf(context)));
}

/** For something about an article that is no longer there. */
export function articleGone({ mention }: Mentioning): Refusal {
  return new Refusal(({ t }) => t('articleGone', { source: mention('source') }));
}

/** What a component was about, in its state then. @throws Refusal if its article has changed or is gone */
export function unlessOutdated<T extends object>(found: T | Outdated, context: Mentioning): T {
  if (!('outdated' in found)) return found;
  if (found.outdated === 'gone') throw articleGone(context);
  throw new Refusal(({ t }) => t('articleChanged', namesOf(context)));
}

function namesOf({ mention }: Mentioning): { readonly ask: string; readonly source: string } {
  return { ask: mention('ask'), source: mention('source') };
}
