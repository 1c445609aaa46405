import type { ProxySettings } from '../../config.js';
import { hostOf, isSocks, portOf, proxyFor } from './route.js';

const CENTRAL = 'https://repo.maven.apache.org/';

/** The options that lead `mvn` through the proxy. Java takes no password from them: such a proxy needs Maven's own settings. */
export function mavenProxyOptions(settings: ProxySettings): string[] {
  const proxy = proxyFor(CENTRAL, settings);
  if (proxy === null) return [];
  const kinds = isSocks(proxy) ? ['socksProxy'] : ['https.proxy', 'http.proxy'];
  return [
    // The version of Maven that makes its own connections reads these properties only when told to.
    '-Daether.connector.http.useSystemProperties=true',
    ...kinds.flatMap((kind) => [`-D${kind}Host=${hostOf(proxy)}`, `-D${kind}Port=${portOf(proxy)}`]),
  ];
}
