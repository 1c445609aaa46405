import { createRequire } from 'node:module';
import type { Config } from '../../config.js';
import { createNetwork } from '../../operations/proxy/network.js';
import { checkCopy } from './copy.js';
import { discordChecks } from './discord.js';
import type { Check } from './finding.js';
import { checkArticles, checkDisk, checkIndex, checkModel } from './local.js';
import { checkPins, hasPins } from './pins.js';
import { proxyChecks } from './proxy.js';
import { checkNativeModules, checkNode } from './runtime.js';

/** The checks that everything else depends on. */
export const runtimeChecks: readonly Check[] = [
  () => checkNode(process.versions.node),
  () => checkNativeModules(createRequire(import.meta.url).resolve('#native-probe')),
];

/** The checks of everything else that a start needs, in the order of need. */
export function checksOf(config: Config): Check[] {
  const network = createNetwork(config.proxy);
  return [
    () => checkModel(config),
    () => checkArticles(config),
    () => checkIndex(config),
    ...(config.hasLocalCopy ? [() => checkCopy(config)] : []),
    ...(hasPins(config) ? [() => checkPins(config)] : []),
    () => checkDisk(config),
    ...proxyChecks(config, network),
    ...discordChecks(config.discord, network),
  ];
}
