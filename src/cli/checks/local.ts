import { constants, existsSync } from 'node:fs';
import { access, mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { countArticleFiles } from '../../articles/find.js';
import type { Config } from '../../config.js';
import { modelInfo } from '../../embedding/model-info.js';
import { examineModel, hasKnownSums } from '../../embedding/models/model-store.js';
import { MODEL_NAMES, MULTILINGUAL_MODEL, presetFor } from '../../embedding/models/models.js';
import { toldOf, UserError } from '../../errors.js';
import { type GenerationStore, newestSound } from '../../index/generation-store.js';
import type { PassageIndex } from '../../index/passage-index.js';
import { changeSince, stampsFileOf } from '../../indexing/read/changes.js';
import { type Sentence, sentence } from '../../sentence.js';
import { countOf } from '../output/counted.js';
import { canCopyAnswer } from './copy.js';
import type { Finding } from './finding.js';

/** Room for the model, an index of some thousand articles, and one more generation of it. */
const COMFORTABLE_BYTES = 500 * 1024 * 1024;

const BUILD_INDEX = 'npm run --silent cli -- index';

export async function checkModel({ embeddingModel, modelsDir }: Config): Promise<Finding> {
  const name = 'model';
  if (!MODEL_NAMES.includes(embeddingModel)) {
    const message = sentence('EMBEDDING_MODEL is {{embeddingModel}}, which is not known', { embeddingModel });
    return {
      name,
      status: 'fail',
      message,
      advice: sentence('set it to one of {{models}}', { models: MODEL_NAMES.join(', ') }),
    };
  }
  const problem = await examineModel(embeddingModel, modelsDir);
  if (problem === null) {
    const proof = hasKnownSums(embeddingModel)
      ? sentence('every SHA-256 is right')
      : sentence('as it was got first');
    return {
      name,
      status: 'ok',
      message: sentence('{{embeddingModel}} in {{modelsDir}}, {{proof}}', {
        embeddingModel,
        modelsDir,
        proof,
      }),
    };
  }
  const isThere = existsSync(join(modelsDir, ...embeddingModel.split('/')));
  return {
    name,
    status: 'note',
    message: isThere
      ? sentence("{{embeddingModel}} in {{modelsDir}} can't be used: {{problem}}", {
          embeddingModel,
          modelsDir,
          problem,
        })
      : sentence('{{embeddingModel}} is not in {{modelsDir}} yet', { embeddingModel, modelsDir }),
    advice: sentence('it is fetched by the next {{command}}; without it only keywords are searched', {
      command: BUILD_INDEX,
    }),
  };
}

export async function checkArticles({ articlesDir }: Config): Promise<Finding> {
  const name = 'articles';
  try {
    const count = await countArticleFiles(articlesDir);
    if (count > 0)
      return {
        name,
        status: 'ok',
        message: sentence('{{files}} in {{articlesDir}}', { files: countOf(count, 'file'), articlesDir }),
      };
    return {
      name,
      status: 'fail',
      message: sentence('none in {{articlesDir}}', { articlesDir }),
      advice: sentence('put .md or .txt files there'),
    };
  } catch (error) {
    return { name, status: 'fail', message: toldOf(error), advice: sentence('set ARTICLES_DIR') };
  }
}

export async function checkIndex(config: Config): Promise<Finding> {
  const name = 'index';
  try {
    // Imported here, since it needs native modules: if they are broken, the other checks still run.
    const store = (await import('../open-store.js')).openStore(config);
    const current = await store.current();
    if (current !== null) {
      const finding = await orOlder(store, current, () => describeIndex(store, current, config));
      return (await findChange(config.dataDir, config.articlesDir, finding)) ?? finding;
    }
    return {
      name,
      status: 'note',
      message: sentence('none in {{dataDir}} yet', { dataDir: config.dataDir }),
      advice: sentence('npm start builds it, or {{command}}', { command: BUILD_INDEX }),
    };
  } catch (error) {
    const advice =
      error instanceof UserError
        ? undefined
        : sentence('build it anew with {{command}}', { command: BUILD_INDEX });
    const status = config.hasLocalCopy && (await canCopyAnswer(config)) ? 'note' : 'fail';
    return { name, status, message: toldOf(error), ...(advice && { advice }) };
  }
}

/** If the one that should serve is damaged, a start continues with an older one, if there is one. */
async function orOlder(
  store: GenerationStore,
  current: string,
  describe: () => Promise<Finding>,
): Promise<Finding> {
  try {
    return await describe();
  } catch (error) {
    if (!(error instanceof UserError && error.code === 'index-mismatch')) throw error;
    const older = await newestSound(store, current);
    if (!older) throw error;
    return {
      name: 'index',
      status: 'note',
      message: sentence('generation {{id}} serves ({{size}}), since a newer one is damaged. {{reason}}', {
        id: older.id,
        size: sizeOf(older),
        reason: toldOf(error),
      }),
      advice: sentence('build a new one with {{command}}', { command: BUILD_INDEX }),
    };
  }
}

function sizeOf({ articles, passages }: { readonly articles: number; readonly passages: number }): Sentence {
  return sentence('{{articles}}, {{passages}}', {
    articles: countOf(articles, 'article'),
    passages: countOf(passages, 'passage'),
  });
}

/** Says whether a sound index belongs to these articles in their present state. */
async function findChange(
  dataDir: string,
  articlesDir: string,
  { message }: Finding,
): Promise<Finding | null> {
  // A missing folder is reported by the check of the articles.
  const change = await changeSince(stampsFileOf(dataDir), articlesDir).catch(() => null);
  if (change === null) return null;
  const what =
    change.kind === 'other'
      ? sentence('made of {{folder}} and not of {{articlesDir}}', { folder: change.folder, articlesDir })
      : sentence('behind the articles: {{added}} new, {{changed}} changed, {{removed}} removed', {
          added: change.added,
          changed: change.changed,
          removed: change.removed,
        });
  return {
    name: 'index',
    status: 'note',
    message: sentence('{{message}}; {{what}}', { message, what }),
    advice: sentence('run /reindex, or {{command}}', { command: BUILD_INDEX }),
  };
}

async function describeIndex(store: GenerationStore, current: string, config: Config): Promise<Finding> {
  const index = await store.open(current);
  const { id, model } = index.info;
  const otherTongues = model ? await shareBeyond(languageOf(model.name), index) : 0;
  await index.close();
  const message = sentence('{{size}}, generation {{id}}, {{model}}', {
    size: sizeOf(index.info),
    id,
    model: model?.name ?? sentence('keywords only'),
  });
  const other = model && (await otherModel(model, config));
  if (other) return other;
  if (otherTongues > MANY)
    return {
      name: 'index',
      status: 'note',
      message: sentence(
        '{{message}}; {{percent}} % of the articles are in other languages than the model was made for',
        { message, percent: Math.round(otherTongues * 100) },
      ),
      advice: sentence(
        'set EMBEDDING_MODEL={{model}}, which finds more in them, and build the index anew with {{command}}',
        { model: MULTILINGUAL_MODEL, command: BUILD_INDEX },
      ),
    };
  if (model) return { name: 'index', status: 'ok', message };
  return {
    name: 'index',
    status: 'note',
    message,
    advice: sentence('complete it with {{command}} once the model is there', { command: BUILD_INDEX }),
  };
}

/**
 * If more than this share of the articles is in languages that the model was not made for, another model finds more.
 */
const MANY = 0.5;
/** How many articles are a sufficient sample. */
const SAMPLE = 200;

function languageOf(model: string): string | undefined {
  return MODEL_NAMES.includes(model) ? presetFor(model).language : undefined;
}

/** The share of an index's articles, 0..1, in other languages than the model's; 0 for a model for many languages. */
async function shareBeyond(language: string | undefined, index: PassageIndex): Promise<number> {
  if (language === undefined) return 0;
  const ids = (await index.infos()).slice(0, SAMPLE).map(({ id }) => id);
  const articles = [...(await index.articles(ids)).values()];
  return (
    articles.filter(({ lang }) => lang !== 'mixed' && !lang.startsWith(language)).length /
    Math.max(1, articles.length)
  );
}

/** Questions are refused if the present model makes other vectors; a start builds the index again. */
async function otherModel(
  { name, fingerprint }: { readonly name: string; readonly fingerprint: string },
  { embeddingModel, modelsDir }: Config,
): Promise<Finding | null> {
  if ((await examineModel(embeddingModel, modelsDir)) !== null) return null;
  if ((await modelInfo(modelsDir, embeddingModel)).fingerprint === fingerprint) return null;
  const [message, orElse] =
    name === embeddingModel
      ? [sentence('made with another version of the model {{name}}', { name }), '']
      : [
          sentence('made with {{name}}, and EMBEDDING_MODEL is {{embeddingModel}}', { name, embeddingModel }),
          sentence(', or set EMBEDDING_MODEL back'),
        ];
  return {
    name: 'index',
    status: 'fail',
    message,
    advice: sentence('build it anew with {{command}}{{orElse}}', { command: BUILD_INDEX, orElse }),
  };
}

export async function checkDisk({ dataDir }: Config): Promise<Finding> {
  const name = 'disk';
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
    const { bavail, bsize } = await statfs(dataDir);
    const free = bavail * bsize;
    const message = sentence('{{gib}} GiB free in {{dataDir}}', {
      gib: (free / 1024 ** 3).toFixed(1),
      dataDir,
    });
    if (free >= COMFORTABLE_BYTES) return { name, status: 'ok', message };
    return {
      name,
      status: 'note',
      message,
      advice: sentence('free some space: a build writes the new index beside the old one'),
    };
  } catch (error) {
    return {
      name,
      status: 'fail',
      message: toldOf(error),
      advice: sentence('set DATA_DIR to a folder that can be written'),
    };
  }
}
