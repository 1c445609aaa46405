import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentOf, jsonLines, runCli, startCli } from '../support/cli.js';
import { run } from '../support/command.js';
import { temporaryFolder } from '../support/temp.js';
import { keywordsOnly, only, suiteFolder, suiteIndex } from './suite.js';

const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');

const HELLO = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
};
const ASKED = {
  jsonrpc: '2.0',
  id: 2,
  method: 'tools/call',
  params: { name: 'ask', arguments: { question: '郁金香' } },
};
const messages = (...list: readonly object[]): string =>
  list.map((one) => `${JSON.stringify(one)}\n`).join('');

describe('mcp', () => {
  const env = keywordsOnly(suiteFolder());
  const { data } = suiteIndex(env);

  describe('connected to a client', () => {
    const client = new Client({ name: 'test', version: '1.0.0' });
    beforeAll(async () => {
      const child = { command: process.execPath, args: [MAIN, 'mcp', '--data', data] };
      const transport = new StdioClientTransport({
        ...child,
        env: environmentOf(env()),
        cwd: data,
        stderr: 'pipe',
      });
      await client.connect(transport);
      await client.listTools();
    });
    afterAll(() => client.close());

    it.each([
      { tool: 'ask', input: { question: '郁金香什么时候谢？' }, args: ['ask', '郁金香什么时候谢？'] },
      { tool: 'read', input: { article: 'cost' }, args: ['source', 'cost'] },
      { tool: 'find_quotation', input: { text: '大多用来租用显卡' }, args: ['find', '大多用来租用显卡'] },
      { tool: 'timeline', input: { topic: '模型' }, args: ['timeline', '模型'] },
    ])('$tool gives the very object that $args prints', async ({ tool, input, args }) => {
      const { structuredContent } = await client.callTool({ name: tool, arguments: input });
      const printed = only<object>(await run([...args, '--data', data, '--json'], env()));
      const same = { ...printed, ...('took_ms' in printed && { took_ms: expect.any(Number) }) };
      expect(structuredContent).toEqual(same);
    });
  });

  it('answers all that came before its input ends, prints nothing else, and ends well', async () => {
    const finished = await runCli(['mcp', '--data', data], env(), messages(HELLO, ASKED));
    expect(finished.code).toBe(0);
    expect(jsonLines<{ id: number }>(finished).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('ends when it is told to, and where nobody reads any more', async () => {
    for (const end of ['SIGTERM', 'close'] as const) {
      const { child, output, finished } = startCli(['mcp', '--data', data], env());
      child.stdin?.write(messages(HELLO));
      await expect.poll(output).toContain('"id":1');
      if (end === 'SIGTERM') child.kill(end);
      else {
        child.stdout?.destroy();
        child.stdin?.end(messages(ASKED));
      }
      expect(await finished).toMatchObject({ code: 0 });
    }
  });

  it('says on stderr what it can make nothing of, and answers on', async () => {
    const finished = await runCli(['mcp', '--data', data], env(), `no message\n${messages(HELLO)}`);
    expect(jsonLines(finished)).toMatchObject([{ id: 1, result: { serverInfo: { name: 'verbatim' } } }]);
    expect(finished.stderr).toContain('was not understood');
  });

  it('tells the client that there is no index yet', async () => {
    const finished = await runCli(['mcp', '--data', temporaryFolder()], env(), messages(HELLO, ASKED));
    expect(finished.code).toBe(0);
    expect(jsonLines(finished).at(-1)).toMatchObject({
      result: { isError: true, content: [{ text: expect.stringContaining('cli -- index') }] },
    });
  });
});
