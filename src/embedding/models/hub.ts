import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { messageOf } from '../../errors.js';
import { installFile } from './install.js';
import { problemOfInstalled } from './model-files.js';
import { MOST_BYTES, type ModelFile, type ModelPreset } from './models.js';

/** How much of a file has arrived. */
export interface DownloadProgress {
  readonly file: string;
  readonly receivedBytes: number;
  /** The file's size, or null if the host doesn't say. */
  readonly totalBytes: number | null;
}

/** What is read from a response. */
export interface Download {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}

export type Fetch = (url: string, init: { readonly signal: AbortSignal }) => Promise<Download>;

export interface HubOptions {
  /** The hub or a mirror of it, without a slash at the end. */
  readonly endpoint: string;
  /** A host that sends nothing for this long is given up. In ms. */
  readonly patienceMs: number;
  readonly fetch: Fetch;
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Cancels the download. */
  readonly signal?: AbortSignal;
}

/**
 * Gets a model's missing files from the Hugging Face hub.
 *
 * @throws Error that names the address and says why there is no model from it
 */
export async function installFromHub(dir: string, preset: ModelPreset, options: HubOptions): Promise<void> {
  for (const file of preset.files) {
    if ((await problemOfInstalled(dir, file, 'quick')) === null) continue;
    await installFile(dir, file, (path) => download(preset.name, file, path, options));
  }
}

async function download(
  model: string,
  file: ModelFile,
  path: string,
  { endpoint, patienceMs, fetch, onProgress, signal: stop }: HubOptions,
): Promise<void> {
  const url = `${endpoint}/${model}/resolve/main/${file.path}`;
  const silence = new Silence(patienceMs);
  const signal = stop ? AbortSignal.any([silence.signal, stop]) : silence.signal;
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) throw new Error(`the answer was ${response.status}`);
    const totalBytes = Number(response.headers.get('content-length')) || null;
    let receivedBytes = 0;
    requireFit(totalBytes ?? 0, file);
    const counted = async function* (chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
      for await (const chunk of chunks) {
        silence.broken();
        receivedBytes += chunk.length;
        requireFit(receivedBytes, file);
        onProgress?.({ file: file.path, receivedBytes, totalBytes });
        yield chunk;
      }
    };
    await pipeline(response.body, counted, createWriteStream(path), {
      signal,
    });
  } catch (error) {
    throw new Error(`${url}: ${reasonOf(error, silence)}`, { cause: error });
  } finally {
    silence.end();
  }
}

/** A host can't fill the disk by sending more than a model has. */
function requireFit(bytes: number, { kind }: ModelFile): void {
  const most = MOST_BYTES[kind];
  if (bytes > most) throw new Error(`it is larger than ${most / 1024 ** 2} MiB, and no model's file is`);
}

/** A timer that every sign of life restarts, and that aborts when it runs out. */
class Silence {
  readonly #controller = new AbortController();
  readonly #patienceMs: number;
  #timer: NodeJS.Timeout;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
    this.#timer = this.#start();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  broken(): void {
    this.end();
    this.#timer = this.#start();
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #start(): NodeJS.Timeout {
    const reason = new Error(`no answer within ${this.#patienceMs / 1000} s`);
    return setTimeout(() => this.#controller.abort(reason), this.#patienceMs);
  }
}

/** `fetch` says only that it failed: the reason is in its error's cause. */
function reasonOf(error: unknown, silence: Silence): string {
  if (silence.signal.aborted) return messageOf(silence.signal.reason);
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined ? messageOf(error) : `${messageOf(error)} (${messageOf(cause)})`;
}
