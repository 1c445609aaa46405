import type { IncomingMessage } from 'node:http';

/** A file that came with a message. */
export interface SentFile {
  readonly name: string;
  readonly text: string;
}

/** The JSON of a request and its files; undefined if there is none. */
export async function readBody(
  request: IncomingMessage,
): Promise<{ readonly body: unknown; readonly files: readonly SentFile[] }> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return { body: undefined, files: [] };
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { body: JSON.parse(bytes.toString('utf8')), files: [] };
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files: SentFile[] = [];
  for (const [, part] of form)
    if (typeof part !== 'string') files.push({ name: part.name, text: await part.text() });
  return { body: JSON.parse(String(form.get('payload_json') ?? '{}')), files };
}
