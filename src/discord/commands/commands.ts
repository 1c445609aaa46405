import type { Command } from '../interactions/command.js';
import { createAnswerThis, createAsk } from './ask/command.js';
import { createChannels } from './channels/command.js';
import { createFindSource, createWhoSaidIt } from './find/command.js';
import { createGaps } from './gaps/command.js';
import { createHelp } from './help/command.js';
import { createPrivacy } from './privacy/command.js';
import { createReindex } from './reindex/command.js';
import { createSource } from './source/command.js';
import { createStatus } from './status/command.js';
import { createTimeline } from './timeline/command.js';

/** All commands, with what they remember. */
export function createCommands(): readonly Command[] {
  return [
    createAsk(),
    createSource(),
    createTimeline(),
    createFindSource(),
    createWhoSaidIt(),
    createAnswerThis(),
    createHelp(),
    createPrivacy(),
    createReindex(),
    createStatus(),
    createGaps(),
    createChannels(),
  ];
}
