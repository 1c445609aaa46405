import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { get, routesOf, served, suiteAnswers } from '../support/api.js';

const answers = suiteAnswers();
const KEY = 'a-key-that-nobody-guesses';

async function connected(): Promise<Client> {
  const address = await served(answers(), { settings: { keys: [KEY], keysFile: null, perMinute: 1000 } });
  const client = new Client({ name: 'test', version: '1.0.0' });
  const transport = new StreamableHTTPClientTransport(new URL(`${address}/mcp`), {
    requestInit: { headers: { authorization: `Bearer ${KEY}` } },
  });
  // The SDK's own types are not made for exact optional properties.
  await client.connect(transport as Parameters<Client['connect']>[0]);
  onTestFinished(() => client.close());
  return client;
}

const CALLS = [
  {
    name: 'ask',
    arguments: { question: '训练花了多少钱？', limit: 1 },
    path: '/api/ask?q=训练花了多少钱？&limit=1',
  },
  { name: 'read', arguments: { article: 'notes/garden' }, path: '/api/articles/notes/garden' },
  { name: 'find_quotation', arguments: { text: '大多用来租用显卡' }, path: '/api/find?q=大多用来租用显卡' },
  { name: 'timeline', arguments: { topic: '推理' }, path: '/api/timeline?q=推理' },
];

describe('the tools over HTTP', () => {
  it('are listed, each with what it takes and what it gives', async () => {
    const { tools } = await (await connected()).listTools();
    expect(tools.map(({ name }) => name)).toEqual(CALLS.map(({ name }) => name));
    for (const { description, inputSchema, outputSchema, annotations } of tools) {
      expect(description).toMatch(/^[A-Z].*\.$/s);
      expect([inputSchema.type, outputSchema?.type, annotations?.readOnlyHint]).toEqual([
        'object',
        'object',
        true,
      ]);
    }
  });

  it.each(CALLS)('$name gives what the API gives, as structure and as text', async ({ path, ...call }) => {
    const client = await connected();
    // The client checks what is structured against what the tool says it gives.
    await client.listTools();
    const { content, structuredContent, isError } = await client.callTool(call);
    expect(isError).toBeUndefined();
    const response = await get(await routesOf(answers()), path);
    const object = (await response.json()) as Record<string, unknown>;
    const same = { ...object, ...('took_ms' in object && { took_ms: expect.any(Number) }) };
    expect(structuredContent).toEqual(same);
    const [text] = content as { type: string; text: string }[];
    expect(JSON.parse(text?.text ?? '')).toEqual(same);
  });

  it('give a part of a long article, and go on from where it ends', async () => {
    const client = await connected();
    const read = async (part: object) =>
      (await client.callTool({ name: 'read', arguments: { article: 'cost', ...part } }))
        .structuredContent as {
        text: string;
        end: number;
        length: number;
      };
    const whole = await read({});
    const first = await read({ end: 10 });
    const rest = await read({ start: first.end });
    expect(first.text + rest.text).toBe(whole.text);
    expect([first.length, rest.end]).toEqual([whole.length, whole.length]);
  });

  it.each([
    [{ name: 'read', arguments: { article: '花园里的玫瑰' } }, 'notes/garden  花园里的郁金香'],
    [
      { name: 'ask', arguments: { question: 'x', since: '2025-01-02', until: '2025-01-01' } },
      'No day is from',
    ],
    [{ name: 'ask', arguments: { question: '' } }, 'is empty: give a question'],
    [{ name: 'ask', arguments: { question: 'x', limt: 3 } }, 'limt'],
    [{ name: 'timeline', arguments: { topic: 'x'.repeat(201) } }, '200 characters at most'],
  ])('say of %j what is wrong', async (call, said) => {
    const { content, isError } = await (await connected()).callTool(call);
    expect(isError).toBe(true);
    expect(content).toMatchObject([{ type: 'text', text: expect.stringContaining(said) }]);
  });
});

describe('a body that is no message', () => {
  const post = async (body: string) =>
    get(await routesOf(answers()), '/mcp', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    });

  it.each([
    ['no JSON', '{', 400],
    ['many at once', '[{"jsonrpc":"2.0","id":1,"method":"tools/list"}]', 400],
    ['no message', '{"hello":1}', 400],
    ['larger than any', JSON.stringify({ text: 'x'.repeat(70_000) }), 413],
  ])('is refused: %s', async (_, body, status) => {
    expect((await post(body)).status).toBe(status);
  });
});
