import { randomBytes } from 'node:crypto';
import { beforeAll, describe, inject, onTestFinished } from 'vitest';
import { type OpenSearchOptions, OpenSearchStore } from '../../../src/index/opensearch/store.js';
import { isLaidOut, whyNoMaven } from './home.js';
import { whyNoJava } from './node.js';
import { hasSecurity } from './secure-node.js';
import { sharedNode, untilLaidOut } from './shared-node.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run, in which the cluster that all its tests share is named. */
    readonly openSearchRun: string;
  }
}

/** The cluster to test on, if one runs already. */
const GIVEN = process.env.OPENSEARCH_TEST_URL;

/**
 * Why nothing can be tested on a real cluster here, or null if it can. What has to be downloaded first is not
 * unless somebody asks for it.
 */
function whyNoCluster({ ownNode, isSecure }: Required<ClusterOptions>): string | null {
  if (GIVEN && !ownNode) return null;
  const isWanted = process.env.OPENSEARCH_TESTS === '1';
  const isThere = isLaidOut() && (!isSecure || hasSecurity());
  if (!isThere && !isWanted)
    return 'OpenSearch is not downloaded: set OPENSEARCH_TESTS=1 once, where Java 17 and Maven are';
  return whyNoJava() ?? (isThere ? null : whyNoMaven());
}

/** What tests need of a cluster. */
interface ClusterOptions {
  /** Whether they start a separate one, to do harm to. */
  readonly ownNode?: boolean;
  /** Whether that has to ask who is there. */
  readonly isSecure?: boolean;
}

/** Tests on a real cluster, which is started for the first ones of a run; skipped, with the reason, without one. */
export function describeOnCluster(
  name: string,
  tests: (url: () => string) => void,
  { ownNode = false, isSecure = false }: ClusterOptions = {},
): void {
  const reason = whyNoCluster({ ownNode, isSecure });
  if (reason !== null) {
    process.stderr.write(`Skipped: ${name}, since ${reason}.\n`);
    describe.skip(`${name} (skipped: ${reason})`, () => tests(() => ''));
    return;
  }
  describe(name, () => {
    let url = '';
    beforeAll(async () => {
      if (ownNode) await untilLaidOut();
      else url = GIVEN ?? (await sharedNode(inject('openSearchRun'))).url;
    });
    tests(() => url);
  });
}

/** Options for a store that only this test uses, and that asks at each call which generation serves. */
export function optionsFor(url: string, more: Partial<OpenSearchOptions> = {}): OpenSearchOptions {
  const options = { ...optionsOn(url), ...more };
  onTestFinished(() => removeIndices(url, options.prefix));
  return options;
}

/** The same on a cluster that goes with the test. */
export function optionsOn(url: string): OpenSearchOptions {
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  const login = { user: null, password: null, apiKey: null, caFile: null };
  return { urls: [url], ...login, prefix, shards: 1, freshFor: 0 };
}

export function storeOn(url: string, more: Partial<OpenSearchOptions> = {}): OpenSearchStore {
  return new OpenSearchStore(optionsFor(url, more));
}

async function removeIndices(url: string, prefix: string): Promise<void> {
  const reply = await fetch(`${url}/${prefix}-*`, { method: 'DELETE' });
  if (!reply.ok) throw new Error(`the test's indices could not be removed: ${await reply.text()}`);
}
