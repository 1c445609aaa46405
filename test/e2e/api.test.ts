import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { describe, expect, it } from 'vitest';
import { type Running, runCli, startCli, type Variables } from '../support/cli.js';
import { run } from '../support/command.js';
import { writeFiles } from '../support/temp.js';
import { place, withoutModel } from './folders.js';

const ARTICLES = { 'garden.md': '# 花园\n\n春天的花园里开满了郁金香，园丁每天早上浇水。\n' };
const ADDRESS = /Ask and read in a browser:\S* (http:\/\/\S+)\n/;
const KEY = 'a-key-that-nobody-guesses';
const QUESTION = encodeURIComponent('园丁什么时候浇水？');

interface Served {
  readonly address: string;
  readonly running: Running;
  readonly env: Variables;
}

/** Runs `start` in a folder with a file of keys, until the page is served. */
async function served(more: Variables = {}): Promise<Served> {
  const { folder, variables } = place(ARTICLES);
  writeFiles(folder, { keys: `${KEY}\n` });
  const machine = await withoutModel(folder);
  const env = { ...variables, ...machine.variables, WEB_PORT: '0', ...more };
  // A start is quicker then.
  expect(await run(['index'], env)).toMatchObject({ code: 0 });
  const running = startCli(['start'], env, folder);
  await expect.poll(running.output).toMatch(ADDRESS);
  return { address: ADDRESS.exec(running.output())?.[1] ?? '', running, env };
}

const withKey = { headers: { authorization: `Bearer ${KEY}` } };

describe('npm start', () => {
  it('serves the API beside the page to this machine, with what the command line prints', async () => {
    const { address, running, env } = await served();
    const answer = (await (await fetch(`${address}/api/ask?q=${QUESTION}`)).json()) as object;
    const printed = await run(['ask', decodeURIComponent(QUESTION), '--json'], env);
    expect(answer).toEqual({ ...JSON.parse(printed.stdout), took_ms: expect.any(Number) });
    expect((await fetch(`${address}/api/articles/garden`)).headers.get('etag')).toMatch(/^"/);
    running.child.kill('SIGTERM');
    expect((await running.finished).code).toBe(0);
  });

  it('beyond this machine serves API and tools to those with a key of the file, and nothing else', async () => {
    const { address } = await served({ WEB_HOST: '0.0.0.0', API_KEYS_FILE: 'keys' });
    expect((await fetch(address)).status).toBe(404);
    expect((await fetch(`${address}/api/ask?q=${QUESTION}`)).status).toBe(401);
    expect((await fetch(`${address}/api/ask?q=${QUESTION}`, withKey)).status).toBe(200);
    const client = new Client({ name: 'test', version: '1.0.0' });
    const transport = new StreamableHTTPClientTransport(new URL(`${address}/mcp`), { requestInit: withKey });
    await client.connect(transport as Parameters<Client['connect']>[0]);
    const { structuredContent } = await client.callTool({ name: 'read', arguments: { article: 'garden' } });
    expect(structuredContent).toMatchObject({ id: 'garden', title: '花园' });
    await client.close();
  });

  it('ends before anything is served where the file of keys is not there', async () => {
    const { folder, variables } = place(ARTICLES);
    const machine = await withoutModel(folder);
    const file = join(folder, 'none');
    const env = { ...variables, ...machine.variables, WEB_PORT: '0', API_KEYS_FILE: file };
    expect(await run(['index'], env)).toMatchObject({ code: 0 });
    const { code, stderr } = await runCli(['start'], env);
    expect(code).toBe(78);
    expect(stderr).toContain(`API_KEYS_FILE names ${file}, which can't be read`);
  });
});
