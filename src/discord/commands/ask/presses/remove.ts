import { deferUpdate } from '../../../interactions/acknowledge.js';
import { Refusal } from '../../../interactions/refusal.js';
import { hasAsked, mayManage, type Press } from './press.js';

/** Deletes an answer, for the person who asked and for those who may delete other people's messages there. */
export async function removeAnswer({ interaction }: Press): Promise<void> {
  if (!hasAsked(interaction) && !mayManage(interaction)) throw new Refusal(({ t }) => t('removeNotYours'));
  await deferUpdate(interaction);
  await interaction.deleteReply();
}
