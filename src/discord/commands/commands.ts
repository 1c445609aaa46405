import type { Command } from '../command.js';
import { createAsk } from './ask.js';
import { createChannels } from './channels.js';
import { createFindSource, createWhoSaidIt } from './find.js';
import { createGaps } from './gaps.js';
import { createPrivacy } from './privacy.js';
import { createReindex } from './reindex.js';
import { createSource } from './source.js';
import { createStatus } from './status.js';
import { createTimeline } from './timeline.js';

/** All commands, with a memory of their own. */
export function createCommands(): readonly Command[] {
  return [
    createAsk(),
    createSource(),
    createTimeline(),
    createFindSource(),
    createWhoSaidIt(),
    createPrivacy(),
    createReindex(),
    createStatus(),
    createGaps(),
    createChannels(),
  ];
}
