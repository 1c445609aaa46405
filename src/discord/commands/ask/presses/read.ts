import { deferReply } from '../../../interactions/acknowledge.js';
import { unlessOutdated } from '../../../interactions/refusal.js';
import { renderArticlePage } from '../../source/page.js';
import type { Press } from './press.js';

/** Shows the article at the place of the quote, privately. */
export async function readArticle({ interaction, state, context, personal }: Press): Promise<void> {
  await deferReply(interaction, true);
  const found = unlessOutdated(await context.answers.seen(state.key, state.version), context);
  const options = { ids: context.ids, messages: personal };
  await interaction.editReply(renderArticlePage(found, { at: state.quote }, options));
}
