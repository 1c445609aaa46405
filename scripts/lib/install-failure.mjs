import { tell } from './words/words.mjs';

/** @typedef {import('./toolchain.mjs').Tool} Tool */

/** What npm's output says about causes other than a missing tool, the most telling first. */
const CAUSES = [
  {
    pattern: /\bENOSPC\b|No space left on device/,
    message: 'The disk is full: free about 1 GB, then start again.',
  },
  {
    pattern: /package\.json and package-lock\.json.*in sync/,
    message: 'package.json and package-lock.json do not agree: run npm install, then start again.',
  },
  {
    pattern: /npm error code (EACCES|EPERM|EROFS)/,
    message: 'npm may not write to this folder or to its cache: correct the permissions, then start again.',
  },
  {
    pattern: /npm error code (SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_|CERT_)/,
    message:
      "The registry's certificate is not trusted: name the file of your authorities in NODE_EXTRA_CA_CERTS or in npm's cafile.",
  },
  {
    pattern:
      /npm error code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|E[45]\d\d)/,
    message:
      'A package could not be downloaded: check the network, the proxy and the registry npm is set to.',
  },
];

const COMPILED = /gyp ERR!|node-gyp rebuild|not found: make/;
const HEADERS_FAILED =
  /gyp ERR!.*(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network connectivity|bad status|status code|response)/;

/**
 * Why `npm ci` failed, as far as its output and the machine show.
 *
 * @param {string} log npm's output
 * @param {readonly Tool[]} absent the tools that can't be found
 * @returns {{ message: string, concernsTools: boolean, missing: readonly Tool[] }}
 */
export function explainFailure(log, absent) {
  const known = CAUSES.find(({ pattern }) => pattern.test(log));
  if (known) return { message: tell(known.message), concernsTools: false, missing: [] };
  if (!COMPILED.test(log)) {
    return { message: lastErrors(log), concernsTools: false, missing: [] };
  }
  // If there are no headers here, the build downloads them, so they are missing only if that failed.
  const missing = absent.filter((tool) => tool !== 'headers' || HEADERS_FAILED.test(log));
  if (missing.length > 0) {
    return { message: tell('A native module could not be compiled.'), concernsTools: true, missing };
  }
  return {
    message: `${tell('A native module could not be compiled.')}\n${lastErrors(log)}`,
    concernsTools: false,
    missing,
  };
}

/** @param {string} log */
function lastErrors(log) {
  const lines = log.split('\n').filter((line) => /^npm error|: error:|gyp ERR! stack/.test(line));
  return [tell('npm ci failed:'), ...lines.slice(0, 8)].join('\n');
}
