import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { WorkerClient } from '../../../src/embedding/encoding/worker-client.js';
import { embedTexts } from '../../support/embed.js';

/**
 * A worker that speaks the protocol and has no model: a text's vector is its length, and some texts make it
 * fail or die.
 */
const SCRIPT = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ id, text }) => {
    if (text === 'exit') process.exit(7);
    if (text === 'throw') throw new Error('out of luck');
    if (text === 'fail') return parentPort.postMessage({ id, error: 'unreadable' });
    parentPort.postMessage({ id, vector: Float32Array.of(text.length), spans: [], tokens: text.length, truncated: false });
  });
`;

function client(order: number[] = [], most = 1): WorkerClient {
  const start = () => {
    const worker = new Worker(SCRIPT, { eval: true });
    onTestFinished(async () => void (await worker.terminate()));
    return worker;
  };
  return new WorkerClient(start, ({ tokens }) => order.push(tokens), most);
}

const lengths = (vectors: readonly Float32Array[]): number[] => vectors.map((vector) => vector[0] ?? -1);

test('gives one vector a text, in their order', async () => {
  expect(lengths(await embedTexts(client(), ['aa', '', 'a', 'aaa'], 'passage'))).toEqual([2, 0, 1, 3]);
});

test('gives nothing for nothing', async () => {
  expect(await embedTexts(client(), [], 'query')).toEqual([]);
});

test('keeps requests apart that run at the same time', async () => {
  const embedder = client();
  const all = Array.from({ length: 20 }, (_, i) => embedTexts(embedder, ['x'.repeat(i), 'y'], 'passage'));
  expect((await Promise.all(all)).map(lengths)).toEqual(Array.from({ length: 20 }, (_, i) => [i, 1]));
});

test('lets a question go before the passages that wait', async () => {
  const order: number[] = [];
  const embedder = client(order);
  const passages = embedTexts(embedder, ['a', 'aa', 'aaa', 'aaaa'], 'passage');
  await Promise.all([passages, embedTexts(embedder, ['a question'], 'query')]);
  expect(order).toEqual([1, 'a question'.length, 2, 3, 4]);
});

test('a text that fails rejects its request alone', async () => {
  const embedder = client();
  const before = embedTexts(embedder, ['a'], 'passage');
  const failing = embedTexts(embedder, ['a', 'fail', 'a'], 'passage');
  const after = embedTexts(embedder, ['aa'], 'passage');
  await expect(failing).rejects.toThrow('failed on a text: unreadable');
  expect(lengths([...(await before), ...(await after)])).toEqual([1, 2]);
});

test.each([
  ['exit', 'it ended with code 7'],
  ['throw', 'out of luck'],
])(
  'a worker that dies by %s rejects all that wait, and the next request has another',
  async (text, reason) => {
    const embedder = client();
    const waiting = [
      embedTexts(embedder, [text], 'query'),
      embedTexts(embedder, ['a'], 'query'),
      embedTexts(embedder, ['a'], 'passage'),
    ];
    const rejected = {
      status: 'rejected',
      reason: expect.objectContaining({ code: 'model', message: expect.stringContaining(reason) }),
    };
    expect(await Promise.allSettled(waiting)).toEqual([rejected, rejected, rejected]);
    expect(lengths(await embedTexts(embedder, ['aaa'], 'query'))).toEqual([3]);
  },
);

test('an aborted request is rejected, and what it has not begun is not embedded', async () => {
  const order: number[] = [];
  const embedder = client(order);
  const controller = new AbortController();
  const stopped = embedTexts(embedder, ['a', 'aa', 'aaa'], 'passage', controller.signal);
  const other = embedTexts(embedder, ['aaaa'], 'passage');
  controller.abort();
  await expect(stopped).rejects.toMatchObject({ name: 'UserError', code: 'cancelled' });
  expect(lengths(await other)).toEqual([4]);
  expect(order).toEqual([1, 4]);
});

test('a request that is aborted before it starts never reaches the worker', async () => {
  const order: number[] = [];
  const embedder = client(order);
  await expect(embedTexts(embedder, ['a'], 'passage', AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  });
  await embedTexts(embedder, ['aa'], 'passage');
  expect(order).toEqual([2]);
});

test('tells when the text that is being worked on is done, or its worker is gone', async () => {
  const order: number[] = [];
  const embedder = client(order);
  const controller = new AbortController();
  const stopped = embedTexts(embedder, ['a', 'aa'], 'passage', controller.signal);
  controller.abort();
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  expect(order).toEqual([]);
  await embedder.textDone();
  expect(order).toEqual([1]);
  const dying = embedTexts(embedder, ['exit'], 'passage').catch(() => 'died');
  await embedder.textDone();
  expect(await dying).toBe('died');
  await embedder.textDone();
});

test('several workers give the vectors in the order of the texts', async () => {
  const embedder = client([], 3);
  const all = Array.from({ length: 6 }, (_, i) =>
    embedTexts(
      embedder,
      Array.from({ length: 7 }, (_, j) => 'x'.repeat(i * 7 + j)),
      i % 2 ? 'passage' : 'query',
    ),
  );
  expect((await Promise.all(all)).flatMap(lengths)).toEqual(Array.from({ length: 42 }, (_, i) => i));
  await embedder.textDone();
});

test('one of several workers that dies rejects all that wait, and the others go on', async () => {
  const embedder = client([], 3);
  const waiting = embedTexts(embedder, ['a', 'exit', ...Array<string>(20).fill('a')], 'passage');
  await expect(waiting).rejects.toThrow('it ended with code 7');
  await embedder.textDone();
  expect(lengths(await embedTexts(embedder, ['a', 'aa', 'aaa', 'aaaa'], 'passage'))).toEqual([1, 2, 3, 4]);
});
