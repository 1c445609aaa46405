import { ComponentType, TextInputStyle } from 'discord.js';
import { LONGEST_QUOTATION } from '../../../articles/pins/pins.js';
import type { Messages } from '../../i18n/messages.js';
import { type Component, showForm } from '../../interactions/acknowledge.js';

/** The fields of both forms. */
export const FIELDS = { words: 'words', article: 'article', one: 'one', other: 'other' } as const;

const ARTICLE_MAX = 200;
const NAME_MAX = 80;

/** Asks for words that are to be pinned. */
export function askForWords(interaction: Component, customId: string, { t }: Messages): Promise<void> {
  return showForm(interaction, {
    custom_id: customId,
    title: t('pinTextTitle'),
    components: [
      field(t('pinWords'), FIELDS.words, { style: TextInputStyle.Paragraph, max_length: LONGEST_QUOTATION }),
      {
        ...field(t('pinArticle'), FIELDS.article, { max_length: ARTICLE_MAX, required: false }),
        description: t('pinArticleHint'),
      },
    ],
  });
}

/** Asks for two names of one thing. */
export function askForNames(interaction: Component, customId: string, { t }: Messages): Promise<void> {
  return showForm(interaction, {
    custom_id: customId,
    title: t('aliasTitle'),
    components: [
      field(t('aliasOne'), FIELDS.one, { max_length: NAME_MAX }),
      field(t('aliasOther'), FIELDS.other, { max_length: NAME_MAX }),
    ],
  });
}

function field(
  label: string,
  customId: string,
  {
    style = TextInputStyle.Short,
    required = true,
    max_length,
  }: { readonly style?: TextInputStyle; readonly required?: boolean; readonly max_length: number },
) {
  return {
    type: ComponentType.Label as const,
    label,
    component: { type: ComponentType.TextInput as const, custom_id: customId, style, required, max_length },
  };
}
