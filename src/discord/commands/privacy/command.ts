import type { Command } from '../../interactions/command.js';
import { type About, aboutCommand } from '../about.js';
import { channelList } from '../channels/channel-list.js';

const tell: About = (messages, { journal, echo, hearing, channels }, { guildId }) => {
  const { t } = messages;
  const isHeard = hearing.allWords === 'on' && guildId !== null;
  const help = isHeard ? channels.helpChannels(guildId) : [];
  return [
    journal ? t('privacyKept', { days: t('dayCount', { count: journal.days }) }) : t('privacyNothing'),
    ...(journal ? [t('privacyNeeds')] : []),
    ...(echo ? [] : [t('privacyMemory')]),
    t('privacyNobody', { find: t('findName') }),
    ...(help.length > 0 ? [t('privacyHelp', { channels: channelList(help, messages) })] : []),
  ];
};

/** `/privacy`: what is kept, for anyone who asks. */
export function createPrivacy(): Command {
  return aboutCommand('privacy', 'privacyTitle', tell);
}
