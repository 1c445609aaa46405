import type { Command } from '../../interactions/command.js';
import { type About, aboutCommand } from '../about.js';
import { buttonNames, exampleLines } from './introduction.js';

const tell: About = async (messages, context, { client }) => {
  const { t } = messages;
  const { mention, hearing } = context;
  const commands = { ask: mention('ask'), source: mention('source'), timeline: mention('timeline') };
  const inMenu = { answer: t('answerThisName'), find: t('findName'), who: t('whoName') };
  const bot = `<@${client.user.id}>`;
  return [
    t('helpCommands', commands),
    ...(await exampleLines(context, messages)),
    ...(hearing.mentions ? [t('helpMentions', { bot, example: t('helpExample') })] : []),
    t('helpMenu', inMenu),
    t('helpWording'),
    t('helpButtons', buttonNames(messages)),
    t('helpPrivacy', { privacy: mention('privacy') }),
  ];
};

/** `/help`: what the bot can do and how to ask it, for anyone, anywhere. */
export function createHelp(): Command {
  return aboutCommand('help', 'helpTitle', tell);
}
