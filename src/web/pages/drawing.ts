import type { PageChannel } from '../channel/channel.js';
import { PLACE } from '../channel/ids.js';
import type { Drawing } from '../draw/drawing.js';
import type { Asked } from '../request.js';
import { nameIn } from './command-form.js';

/** How messages are drawn for a visitor. */
export function drawingFor({ locale, words, visitor }: Asked, channel: PageChannel): Drawing {
  const own = visitor ? channel.personOf(visitor).id : null;
  return {
    locale,
    words,
    commandLink: (name) => `/?command=${encodeURIComponent(name.split(' ')[0] ?? '')}#composer`,
    commandName: (name) => {
      const command = channel.command(name);
      return command ? nameIn(command, locale) : name;
    },
    nameOf: (id) => (id === own ? words.you : id === PLACE.applicationId ? 'Verbatim' : id),
    now: Date.now,
  };
}
