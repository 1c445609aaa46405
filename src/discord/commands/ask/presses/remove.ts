import { deferUpdate } from '../../../interactions/acknowledge.js';
import { Refusal } from '../../../interactions/refusal.js';
import { hasAsked, mayManage, type Press } from './press.js';

/** Takes an answer back, for who has asked for it, and for those who may delete anybody's messages there. */
export async function removeAnswer({ interaction }: Press): Promise<void> {
  if (!hasAsked(interaction) && !mayManage(interaction)) throw new Refusal(({ t }) => t('removeNotYours'));
  await deferUpdate(interaction);
  await interaction.deleteReply();
}
