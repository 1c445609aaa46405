// Works out from the recorded lines what other numbers of passages take, and writes it into the two pages on scale, with
// a picture. node bench/scale/sizes.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pictureOf } from './support/picture.mjs';

const ROOT = join(import.meta.dirname, '../..');
const RESULTS = join(ROOT, 'bench/results');

/** What one core embeds, end to end, in characters a second: the one number that depends on the model and its speed. */
const EMBEDDED = 8500;
/** Characters of a passage, as real ones have them. */
const CHARACTERS = 370;

const MILLIONS = [1, 10, 100];
/** How many passages one machine is reckoned for: beyond them a question would take longer than anybody waits. */
const ALONE = 1e7;
const CORES = [1, 4, 8, 16, 32];
/** A node of a cluster: its memory beside the heap, in GB, and the largest shard that is advised, in GB. */
const NODE = { files: 48, shard: 30 };
/** A cluster keeps each passage twice. */
const COPIES = 2;
/** What has to be in memory for a question, of the files of a cluster: a vector, and its neighbours in the graph. In bytes. */
const HOT = 512 * 4 + 300;
/** @typedef {Readonly<Record<string, number>>} Values */

const LINES = readdirSync(RESULTS)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(join(RESULTS, name), 'utf8').trim().split('\n'))
  .map((line) => /** @type {{ at: string, bench: string, values: Values }} */ (JSON.parse(line)))
  .sort((a, b) => (a.at < b.at ? -1 : 1));

/** The last line of each size of a bench, the smallest size first. @param {string} kind @returns {[number, Values][]} */
function recorded(kind) {
  /** @type {Map<number, Values>} */
  const bySize = new Map();
  for (const { bench, values } of LINES) {
    const size = Number(new RegExp(`^scale, ${kind}, (\\d+) passages`).exec(bench)?.[1]);
    if (size > 0) bySize.set(size, values);
  }
  return [...bySize].sort(([a], [b]) => a - b);
}

/** @param {Values} values @param {string} name */
function named(values, name) {
  const value = values[name];
  if (value === undefined) throw new Error(`no line has ${name}`);
  return value;
}

/** @param {Values} values */
function diskOf(values) {
  return Object.entries(values)
    .filter(([name]) => name.startsWith('disk, '))
    .reduce((sum, [, megabytes]) => sum + megabytes, 0);
}

/** Rounded to two digits, since nothing here is known to three. @param {number} value */
function two(value) {
  const rounded = Number(value.toPrecision(2));
  return rounded >= 1000 ? rounded.toLocaleString('en-US') : String(rounded);
}

/** @param {number} bytes */
function size(bytes) {
  return bytes >= 1e12
    ? `${two(bytes / 1e12)} TB`
    : bytes >= 1e9
      ? `${two(bytes / 1e9)} GB`
      : `${two(bytes / 1e6)} MB`;
}

const local = recorded('local').map(
  ([passages, values]) => /** @type {[number, Values]} */ ([passages, { ...values, disk: diskOf(values) }]),
);
const [smallest, small] = local[0] ?? [0, {}];
const [largest, whole] = local.at(-1) ?? [1, {}];
const MEMORY = 'memory after 200 questions';
const ASKED = 'all: question, median, processor';

/** What each passage adds, by the smallest and the largest index that were measured. @param {string} name */
const added = (name) => (named(whole, name) - named(small, name)) / (largest - smallest);
/** In bytes. */
const perPassage = { disk: (1e6 * named(whole, 'disk')) / largest, memory: 1e6 * added(MEMORY) };

const cluster = recorded('cluster');
const [clusterSize, clusterWhole] = cluster.at(-1) ?? [1, {}];
/** What a passage takes on the disk of a cluster. In bytes. */
const onCluster = (1e6 * named(clusterWhole, 'disk')) / clusterSize;
/** @param {number} passages in GB */
const memoryOf = (passages) => named(whole, MEMORY) / 1000 + ((passages - largest) * perPassage.memory) / 1e9;
/** @param {number} passages in ms */
const questionOf = (passages) => named(whole, ASKED) + (passages - largest) * added(ASKED);

/** @type {Record<'en' | 'zh-CN', Record<string, string>>} */
const WORDS = {
  en: {
    passages: 'passages',
    disk: 'disk, local',
    memory: 'memory, local',
    question: 'a question, local',
    clusterDisk: 'disk, cluster, two copies',
    clusterMemory: 'memory for files, cluster',
    shards: 'shards',
    nodes: 'nodes of 64 GB',
    hours: 'hours of embedding with 1 · 4 · 8 · 16 · 32 cores',
    millions: '1 million, 10 million, 100 million',
    measured: 'passages',
    built: 'built in',
    toBuild: 'memory to build',
    toServe: 'memory to answer',
    asked: 'a question, median · 95 %',
    sentences: '– vectors of sentences',
    graph: '– the graph',
    vectors: '– vectors of passages',
    keywords: '– keywords',
    records: '– texts and the rest',
    recall: 'recall at 10',
    byWriter: 'processor of the indexer, a passage',
    byNode: 'processor of the node, a passage',
    clusterFiles: 'disk, one copy',
    botMemory: 'memory of the bot',
    askedThere: 'a question, median · 95 %',
    askedHere: 'the same, local',
    recallThere: 'recall at 10',
  },
  'zh-CN': {
    passages: '段落',
    disk: '本地硬盘',
    memory: '本地内存',
    question: '本地回答一个问题',
    clusterDisk: '集群硬盘，两份',
    clusterMemory: '集群用于文件的内存',
    shards: '分片',
    nodes: '64 GB 的节点',
    hours: '1 · 4 · 8 · 16 · 32 个核心计算向量的小时数',
    millions: '100 万, 1000 万, 1 亿',
    measured: '段落',
    built: '建立用时',
    toBuild: '建立时的内存',
    toServe: '回答时的内存',
    asked: '一个问题，中位数 · 95 %',
    sentences: '– 句子的向量',
    graph: '– 图',
    vectors: '– 段落的向量',
    keywords: '– 关键词',
    records: '– 文章和其他',
    recall: '前十召回率',
    byWriter: '索引程序每个段落的处理器时间',
    byNode: '节点每个段落的处理器时间',
    clusterFiles: '硬盘，一份',
    botMemory: '机器人的内存',
    askedThere: '一个问题，中位数 · 95 %',
    askedHere: '同样的问题，本地',
    recallThere: '前十召回率',
  },
};

/** @param {'en' | 'zh-CN'} language */
function planned(language) {
  const words = WORDS[language];
  const at = (/** @type {(passages: number) => string} */ cell) => MILLIONS.map((m) => cell(m * 1e6));
  const alone = (/** @type {(passages: number) => string} */ cell) => (/** @type {number} */ passages) =>
    passages <= ALONE ? cell(passages) : '–';
  const hours = (/** @type {number} */ passages) =>
    CORES.map((cores) => two((passages * CHARACTERS) / EMBEDDED / cores / 3600)).join(' · ');
  const nodes = (/** @type {number} */ passages) =>
    String(Math.max(3, Math.ceil((passages * HOT * COPIES) / (NODE.files * 1e9))));
  const rows = [
    [words.disk, ...at(alone((passages) => size(passages * perPassage.disk)))],
    [words.memory, ...at(alone((passages) => size(1e9 * memoryOf(passages))))],
    [words.question, ...at(alone((passages) => `${two(questionOf(passages) / 1000)} s`))],
    [words.clusterDisk, ...at((passages) => size(passages * onCluster * COPIES))],
    [words.clusterMemory, ...at((passages) => size(passages * HOT * COPIES))],
    [words.shards, ...at((passages) => String(Math.ceil((passages * onCluster) / (NODE.shard * 1e9))))],
    [words.nodes, ...at(nodes)],
    [words.hours, ...at(hours)],
  ];
  return table([words.passages, ...(words.millions ?? '').split(', ')], rows);
}

/** A cell for each of the recorded lines. @param {typeof local} lines */
function cellsOf(lines) {
  return (/** @type {string} */ name, /** @type {(value: number) => string} */ cell) =>
    lines.map(([, values]) => cell(named(values, name)));
}

/** Of a question, what half of them and what nearly all take. @param {typeof local} lines @param {string} place @param {string} clock */
function asked(lines, place, clock = '') {
  return lines.map(([, values]) => {
    const [middle, slow] = ['median', '95th percentile'].map((of) =>
      named(values, `${place}: question, ${of}${clock}`),
    );
    return `${two(middle ?? 0)} · ${two(slow ?? 0)} ms`;
  });
}

/** @param {number} value */
const megabytes = (value) => size(value * 1e6);

/** @param {'en' | 'zh-CN'} language */
function measured(language) {
  const words = WORDS[language];
  const of = cellsOf(local);
  const disk = (/** @type {string} */ part) => of(`disk, ${part}`, megabytes);
  const rows = [
    [words.built, ...of('built in, processor', (seconds) => `${two(seconds)} s`)],
    [words.toBuild, ...of('memory to build', megabytes)],
    [words.toServe, ...of(MEMORY, megabytes)],
    [words.disk, ...of('disk', megabytes)],
    [words.sentences, ...disk('sentence vectors')],
    [words.graph, ...disk('graph')],
    [words.vectors, ...disk('vectors')],
    [words.keywords, ...disk('keywords')],
    [words.records, ...disk('records')],
    [words.asked, ...asked(local, 'all', ', processor')],
    [words.recall, ...of('all: recall at 10', (recall) => recall.toFixed(3))],
  ];
  return table(headOf(words, local), rows);
}

/** @param {'en' | 'zh-CN'} language */
function measuredOnCluster(language) {
  const words = WORDS[language];
  const of = cellsOf(cluster);
  const ms = (/** @type {number} */ value) => `${two(value)} ms`;
  const rows = [
    [words.byWriter, ...of('processor of the writer, each', ms)],
    [words.byNode, ...of('processor of the node, each', ms)],
    [words.clusterFiles, ...of('disk', megabytes)],
    [words.botMemory, ...of('memory of the bot', megabytes)],
    [words.askedThere, ...asked(cluster, 'cluster')],
    [words.askedHere, ...asked(cluster, 'local')],
    [words.recallThere, ...of('cluster: recall at 10', (recall) => recall.toFixed(3))],
  ];
  return table(headOf(words, cluster), rows);
}

/** @param {Record<string, string>} words @param {typeof local} lines */
function headOf(words, lines) {
  return [words.measured, ...lines.map(([passages]) => passages.toLocaleString('en-US'))];
}

/** @param {readonly (string | undefined)[]} head @param {readonly (readonly (string | undefined)[])[]} rows */
function table(head, rows) {
  const line = (/** @type {readonly (string | undefined)[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|---|${'--:|'.repeat(head.length - 1)}`, ...rows.map(line)].join('\n');
}

/** Replaces what stands between two marks. @param {string} page @param {string} name @param {string} content */
function filled(page, name, content) {
  const marks = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!marks.test(page)) throw new Error(`the page has no place for ${name}`);
  return page.replace(marks, `$1\n\n${content}\n\n$2`);
}

for (const language of /** @type {const} */ (['en', 'zh-CN'])) {
  const file = join(ROOT, 'docs', language, 'scale.md');
  const parts = { measured, cluster: measuredOnCluster, sizes: planned };
  const page = Object.entries(parts).reduce(
    (text, [name, make]) => filled(text, name, make(language)),
    readFileSync(file, 'utf8'),
  );
  writeFileSync(file, page);
}
writeFileSync(
  join(RESULTS, 'scale.svg'),
  pictureOf({
    measured: local.map(([passages, values]) => ({
      passages,
      question: named(values, ASKED),
      memory: named(values, MEMORY) / 1000,
      disk: named(values, 'disk') / 1000,
    })),
    question: questionOf,
    memory: memoryOf,
    disk: (passages) => (passages * perPassage.disk) / 1e9,
  }),
);
process.stdout.write(`${JSON.stringify(perPassage, null, 2)}\n`);
