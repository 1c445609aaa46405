import { OpenSearchStore } from '../../../src/index/opensearch/store.js';
import { describeOnCluster, optionsFor } from '../../support/opensearch/cluster.js';
import { describeIndex } from '../conformance/describe-index.js';

describeOnCluster('the cases of every index', (url) => {
  describeIndex('OpenSearch', {
    // Lucene's scores are float32.
    scoreDigits: 6,
    // An index takes a while to make.
    runs: 3,
    open: () => {
      const options = optionsFor(url());
      return { store: new OpenSearchStore(options), another: () => new OpenSearchStore(options) };
    },
  });
});
