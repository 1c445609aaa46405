import { TextInputStyle } from 'discord.js';
import { LONGEST_QUOTATION } from '../../../articles/pins/pins.js';
import type { Messages } from '../../i18n/messages.js';
import { type Component, showForm } from '../../interactions/acknowledge.js';
import { formField } from '../../interactions/form-field.js';

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
      formField(FIELDS.words, t('pinWords'), {
        style: TextInputStyle.Paragraph,
        max_length: LONGEST_QUOTATION,
      }),
      formField(FIELDS.article, t('pinArticle'), {
        description: t('pinArticleHint'),
        required: false,
        max_length: ARTICLE_MAX,
      }),
    ],
  });
}

/** Asks for two names of one thing. */
export function askForNames(interaction: Component, customId: string, { t }: Messages): Promise<void> {
  return showForm(interaction, {
    custom_id: customId,
    title: t('aliasTitle'),
    components: [
      formField(FIELDS.one, t('aliasOne'), { max_length: NAME_MAX }),
      formField(FIELDS.other, t('aliasOther'), { max_length: NAME_MAX }),
    ],
  });
}
