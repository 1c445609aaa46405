import { type Client, DefaultRestOptions } from 'discord.js';
import { z } from 'zod';

/** How long a file may take, in ms: the person who waits has been promised a reply. */
const PATIENCE = 5000;

/** The first bytes of a file, and whether these are all. */
export interface FileStart {
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

const chunk = z.instanceof(Uint8Array);

/**
 * Fetches the beginning of a file in the same way as discord.js does, through the same proxy; redirects are not
 * followed.
 *
 * @param most how many bytes are read
 * @throws Error if it does not arrive in time
 */
export async function fetchStart(client: Client, url: string, most: number): Promise<FileStart> {
  const { agent } = client.rest;
  const signal = AbortSignal.timeout(PATIENCE);
  const init = { method: 'GET', signal, ...(agent && { dispatcher: agent }) };
  const { ok, status, body } = await DefaultRestOptions.makeRequest(url, init);
  if (!ok || body === null) throw new Error(`The file could not be fetched: HTTP ${status}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop closes the connection: nothing more is read.
  for await (const part of body) {
    const bytes = chunk.parse(part);
    chunks.push(bytes);
    length += bytes.length;
    if (length > most) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, most), isWhole: length <= most };
}
