import type { Command } from '../../interactions/command.js';
import { type About, aboutCommand } from '../about.js';

const tell: About = ({ t }, { mention, hearing }, { client }) => {
  const commands = { ask: mention('ask'), source: mention('source'), timeline: mention('timeline') };
  const inMenu = { answer: t('answerThisName'), find: t('findName'), who: t('whoName') };
  const buttons = {
    wider: t('wider'),
    narrower: t('narrower'),
    read: t('read'),
    share: t('share'),
    more: t('moreQuotes'),
    further: t('askFurther'),
    remove: t('remove'),
  };
  const bot = `<@${client.user.id}>`;
  return [
    t('helpCommands', commands),
    ...(hearing.mentions ? [t('helpMentions', { bot, example: t('helpExample') })] : []),
    t('helpMenu', inMenu),
    t('helpWording'),
    t('helpButtons', buttons),
    t('helpPrivacy', { privacy: mention('privacy') }),
  ];
};

/** `/help`: what the bot can do and how one asks it, for anyone, anywhere. */
export function createHelp(): Command {
  return aboutCommand('help', 'helpTitle', tell);
}
