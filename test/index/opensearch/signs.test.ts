import { expect, it } from 'vitest';
import { openSigns } from '../../../src/index/opensearch/shared/open-shared.js';
import { describeOnCluster, optionsFor } from '../../support/opensearch/cluster.js';
import { expectTwinsToBeTold } from '../../support/sharing/twins.js';

describeOnCluster('two processes with the same token and shards', (url) => {
  it('notice each other on a cluster', async () => {
    const options = optionsFor(url());
    await expectTwinsToBeTold(() => openSigns(options));
  });

  it('begin what bots share anew in the right form if it was lost', async () => {
    const options = optionsFor(url());
    const [signs, index] = [openSigns(options), `${url()}/${options.prefix}-shared`];
    const sign = { run: 'one', application: 'app', shards: [0], of: 1, where: 'host one' };
    await signs.post(sign, 1);
    await fetch(index, { method: 'DELETE' });
    await signs.post(sign, 2);
    const form = await (await fetch(`${index}/_mapping`)).text();
    expect(form).toContain('"dynamic":"false"');
    expect(form).not.toContain('where');
  });
});
