import type { Command } from '../../interactions/command.js';
import { type About, aboutCommand } from '../about.js';

const tell: About = ({ t }, { journal, echo }) => [
  journal ? t('privacyKept', { days: t('dayCount', { count: journal.days }) }) : t('privacyNothing'),
  ...(journal ? [t('privacyNeeds')] : []),
  ...(echo ? [] : [t('privacyMemory')]),
  t('privacyNobody', { find: t('findName') }),
];

/** `/privacy`: what is kept, for anyone who asks. */
export function createPrivacy(): Command {
  return aboutCommand('privacy', 'privacyTitle', tell);
}
