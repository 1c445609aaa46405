import type { Config } from '../../config.js';
import { discordChecks } from './discord.js';
import type { Check } from './finding.js';
import { checkArticles, checkDisk, checkIndex, checkModel } from './local.js';
import { checkNativeModules, checkNode } from './runtime.js';

/** Everything a start needs, in the order in which it needs it. */
export function checksOf(config: Config): Check[] {
  return [
    checkNode,
    checkNativeModules,
    () => checkModel(config),
    () => checkArticles(config),
    () => checkIndex(config),
    () => checkDisk(config),
    ...discordChecks(config.discord),
  ];
}
