import { it } from 'vitest';
import { openSigns } from '../../../src/index/opensearch/shared/open-shared.js';
import { describeOnCluster, optionsFor } from '../../support/opensearch/cluster.js';
import { expectTwinsToBeTold } from '../../support/sharing/twins.js';

describeOnCluster('two processes with the same token and shards', (url) => {
  it('notice each other on a cluster', async () => {
    const options = optionsFor(url());
    await expectTwinsToBeTold(() => openSigns(options));
  });
});
