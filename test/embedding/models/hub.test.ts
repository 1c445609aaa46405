import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type DownloadProgress, installFromHub } from '../../../src/embedding/models/hub.js';
import { problemOfModel } from '../../../src/embedding/models/model-files.js';
import { presetFor } from '../../../src/embedding/models/models.js';
import { INNER_PATIENCE } from '../../support/patience.js';
import { filesIn, temporaryFolder, writeFiles } from '../../support/temp.js';
import { MODEL_CONTENT } from './model-content.js';

const preset = presetFor('Xenova/bge-base-zh-v1.5');
const FILES: Readonly<Record<string, string | Uint8Array>> = MODEL_CONTENT;
const ONNX = 'onnx/model_quantized.onnx';

/** For servers that never answer. In ms. */
const SHORT_PATIENCE = 500;

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Serves the files as the hub does, but for one, which `odd` answers. */
function hub(oddPath: string | null, odd: RequestListener = () => {}, asked: string[] = []): Promise<string> {
  return serve((request, response) => {
    const path = (request.url ?? '').replace(`/${preset.name}/resolve/main/`, '');
    asked.push(path);
    const content = FILES[path];
    if (path === oddPath) odd(request, response);
    else if (content === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': content.length }).end(content);
  });
}

function install(dir: string, endpoint: string, patienceMs = INNER_PATIENCE, seen: DownloadProgress[] = []) {
  const onProgress = (progress: DownloadProgress) => seen.push(progress);
  return installFromHub(dir, preset, { endpoint, patienceMs, fetch, onProgress });
}

test('gets all files and reports how far it is', async () => {
  const dir = join(temporaryFolder(), preset.name);
  const seen: DownloadProgress[] = [];
  await install(dir, await hub(null), INNER_PATIENCE, seen);
  expect(await problemOfModel(dir, preset, 'quick')).toBeNull();
  expect(seen).toContainEqual({ file: ONNX, receivedBytes: 8, totalBytes: 8 });
});

test('follows a redirect to another host', async () => {
  const dir = temporaryFolder();
  const elsewhere = await serve((_, response) => response.end(FILES[ONNX]));
  await install(
    dir,
    await hub(ONNX, (_, response) => response.writeHead(302, { location: elsewhere }).end()),
  );
  expect(await problemOfModel(dir, preset, 'quick')).toBeNull();
});

test('does not get again what is there', async () => {
  const dir = temporaryFolder();
  const asked: string[] = [];
  const { [ONNX]: _, ...others } = MODEL_CONTENT;
  writeFiles(dir, others);
  await install(dir, await hub(null, undefined, asked));
  expect(asked).toEqual([ONNX]);
});

const dies: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-length': 1000 });
  response.write(FILES[ONNX], () => response.destroy());
};
const stalls: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-length': 1000 });
  response.write(FILES[ONNX]);
};

test.each([
  {
    name: 'is missing there',
    odd: (_, response) => response.writeHead(404).end(),
    reason: 'the answer was 404',
  },
  {
    name: 'is a web page',
    odd: (_, response) => response.end('<!doctype html>'),
    reason: 'is not an ONNX file',
  },
  { name: 'is empty', odd: (_, response) => response.end(), reason: 'is empty' },
  { name: 'breaks off', odd: dies, reason: ONNX },
  { name: 'is never answered', odd: () => {}, patience: SHORT_PATIENCE, reason: 'no answer within 0.5 s' },
  { name: 'stops arriving', odd: stalls, patience: SHORT_PATIENCE, reason: 'no answer within 0.5 s' },
] satisfies { name: string; odd: RequestListener; patience?: number; reason: string }[])(
  'a file that $name is refused, and nothing of it stays',
  async ({ odd, patience, reason }) => {
    const dir = temporaryFolder();
    await expect(install(dir, await hub(ONNX, odd), patience)).rejects.toThrow(reason);
    expect(filesIn(dir).filter((path) => path.startsWith('onnx'))).toEqual([]);
    expect(await problemOfModel(dir, preset, 'quick')).toBe(`${ONNX} is missing`);
  },
);

test('a file with a wrong hash is refused, and what was there stays', async () => {
  const dir = temporaryFolder();
  const known = { ...preset, files: [{ path: ONNX, kind: 'onnx', sha256: ['f'.repeat(64)] } as const] };
  const endpoint = await hub(null);
  const getting = installFromHub(dir, known, { endpoint, patienceMs: INNER_PATIENCE, fetch });
  await expect(getting).rejects.toThrow('is another file than it should be');
  expect(filesIn(dir)).toEqual([]);
});

test.each([
  [
    'says so',
    (response: ServerResponse) => response.writeHead(200, { 'content-length': 2 ** 40 }).write('x'),
  ],
  [
    'does not say so',
    (response: ServerResponse) => response.writeHead(200).end(Buffer.alloc(33 * 1024 ** 2, 32)),
  ],
])('a file that is larger than any is given up, where the host %s', async (_, odd) => {
  const dir = temporaryFolder();
  const getting = install(dir, await hub('config.json', (_request, response) => void odd(response)));
  await expect(getting).rejects.toThrow(/config\.json: it is larger than 32 MiB/);
  expect(filesIn(dir)).toEqual([]);
});

test('a host that is not there is named with the reason', async () => {
  const endpoint = await addressOfNothing();
  await expect(install(temporaryFolder(), endpoint)).rejects.toThrow(new RegExp(`${endpoint}.*ECONNREFUSED`));
});

/** A port that was free a moment ago. */
async function addressOfNothing(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
