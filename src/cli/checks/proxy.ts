import type { Config } from '../../config.js';
import { messageOf } from '../../errors.js';
import type { Network } from '../../operations/proxy/network.js';
import { proxyFor, shownProxy } from '../../operations/proxy/route.js';
import { sentence } from '../../sentence.js';
import type { Check, Finding } from './finding.js';

/** How long an address behind a proxy may take to answer, in ms: 10 s. */
const PATIENCE = 10_000;

/** One check for each address that a proxy leads to; any answer shows that it does. */
export function proxyChecks({ discord, hfEndpoint, proxy }: Config, network: Network): Check[] {
  const targets = [`${discord.apiUrl}/v10/gateway`, hfEndpoint];
  return targets.flatMap((target) => {
    const way = proxyFor(target, proxy);
    return way ? [() => tryProxy(target, way, network)] : [];
  });
}

async function tryProxy(target: string, way: URL, network: Network): Promise<Finding> {
  const name = 'proxy';
  const message = sentence('{{host}} through {{proxy}}', {
    host: new URL(target).host,
    proxy: shownProxy(way),
  });
  try {
    const { body } = await network.fetch(target, { signal: AbortSignal.timeout(PATIENCE) });
    await body?.cancel();
    return { name, status: 'ok', message };
  } catch (error) {
    const reason = reasonOf(error);
    return {
      name,
      status: 'fail',
      message: sentence('{{message}}: {{reason}}', { message, reason }),
      advice: sentence(
        'start that proxy, correct HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, or name the host in NO_PROXY',
      ),
    };
  }
}

/** `fetch` says only that it failed: the reason is in the causes. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined ? messageOf(error) : reasonOf(cause);
}
