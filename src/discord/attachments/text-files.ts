/** A message's file, as Discord's API describes it. */
export interface MessageFile {
  readonly url: string;
  readonly filename?: string | undefined;
  readonly content_type?: string | null | undefined;
}

/** Where Discord keeps the files of messages: nothing is fetched from anywhere else. */
const HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);
const TEXT_TYPE = /^text\/(?:plain|markdown|x-markdown|csv)\b/i;
const TEXT_NAME = /\.(?:txt|text|md|markdown|csv|log)$/i;
/** How many of a message's files are read. */
const FILES_MOST = 3;

/** The text files of a message, such as `message.txt`, that Discord itself keeps. */
export function textFilesOf(files: readonly MessageFile[]): readonly MessageFile[] {
  return files.filter((file) => isText(file) && isDiscords(file.url)).slice(0, FILES_MOST);
}

function isText({ filename = '', content_type: type }: MessageFile): boolean {
  return TEXT_NAME.test(filename) || TEXT_TYPE.test(type ?? '');
}

function isDiscords(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username } = new URL(url);
  return protocol === 'https:' && HOSTS.has(hostname) && port === '' && username === '';
}
