import type { Config } from '../../config.js';
import { toldOf } from '../../errors.js';
import type { GenerationInfo } from '../../index/generation-info.js';
import { sentence } from '../../sentence.js';
import { countOf } from '../output/counted.js';
import type { Finding } from './finding.js';

/** Checks the copy that answers while the cluster does not. */
export async function checkCopy(config: Config): Promise<Finding> {
  const name = 'local copy';
  try {
    const info = await copyIn(config);
    if (info) return { name, status: 'ok', message: describe(info) };
    return { name, status: 'note', message: sentence('none yet'), advice: BUILD };
  } catch (error) {
    return { name, status: 'note', message: toldOf(error), advice: BUILD };
  }
}

const BUILD = sentence('{{command}} brings it up to date', { command: 'npm run --silent cli -- index' });

/** Whether there is a copy that can answer. */
export function canCopyAnswer(config: Config): Promise<boolean> {
  return copyIn(config).then(
    (info) => info !== null,
    () => false,
  );
}

/** @throws UserError `index-mismatch` if it can't be read */
async function copyIn(config: Config): Promise<GenerationInfo | null> {
  // Imported here, since it needs native modules: if they are broken, the other checks still run.
  const store = (await import('../open-store.js')).openCopy(config);
  const id = await store?.current();
  if (!store || !id) return null;
  const index = await store.open(id);
  await index.close();
  return index.info;
}

function describe({ id, articles, passages }: GenerationInfo) {
  return sentence('{{articles}}, {{passages}}, generation {{id}}; it answers while the cluster does not', {
    articles: countOf(articles, 'article'),
    passages: countOf(passages, 'passage'),
    id,
  });
}
