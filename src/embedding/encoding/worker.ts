// The thread that the model runs in: one message in, one message out. No module imports this file.
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../errors.js';
import { type Encode, loadEncoder } from './encoder.js';
import type { EncodeRequest, WorkerOptions, WorkerReply } from './protocol.js';

if (!parentPort) throw new Error('worker.js runs in a worker thread only');
const port = parentPort;
const { modelsDir, model }: WorkerOptions = workerData;
const encode = await loadEncoder(modelsDir, model);

port.on('message', (request: EncodeRequest) => {
  void answer(encode, request).then((reply) => port.postMessage(reply, transfers(reply)));
});

async function answer(run: Encode, { id, kind, ...input }: EncodeRequest): Promise<WorkerReply> {
  try {
    const { vector, spans, tokens, truncated } = await run(input, kind);
    const copies = spans.map((span) => Float32Array.from(span));
    return { id, vector: Float32Array.from(vector), spans: copies, tokens, truncated };
  } catch (error) {
    return { id, error: messageOf(error) };
  }
}

function transfers(reply: WorkerReply): ArrayBuffer[] {
  return 'vector' in reply ? [reply.vector, ...reply.spans].map(({ buffer }) => buffer) : [];
}
