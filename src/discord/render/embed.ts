import type { APIEmbed } from 'discord.js';

/** A message's embed as we have sent it, without what Discord adds. */
export function plainEmbed({ data }: { readonly data: Readonly<APIEmbed> }): APIEmbed {
  const { author, title, description, url, color, footer } = data;
  return {
    ...(author === undefined ? {} : { author: { name: author.name } }),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(url === undefined ? {} : { url }),
    ...(color === undefined ? {} : { color }),
    ...(footer === undefined ? {} : { footer: { text: footer.text } }),
  };
}
