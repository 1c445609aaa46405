/** Asks a cluster, and gives what it says. */
export type AskNode = (method: string, path: string, body?: object) => Promise<string>;

export function askingAt(url: string): AskNode {
  return async (method, path, body) => {
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const said = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${said}`);
    return said;
  };
}

/** How many segments each generation of a prefix has, the oldest first. */
export async function segmentsOf(ask: AskNode, prefix: string): Promise<number[]> {
  const rows = await generations(ask, 'segments', prefix);
  return [...new Set(rows)].map((name) => rows.filter((row) => row === name).length);
}

/** Leaves the newest generation of a prefix in several segments, as much writing does. */
export async function leaveSegments(ask: AskNode, prefix: string): Promise<void> {
  const newest = (await generations(ask, 'indices', prefix)).at(-1);
  for (const kind of ['one', 'another']) await ask('PUT', `/${newest}/_doc/${kind}?refresh=true`, { kind });
}

/** The index in each row of a table about a prefix' generations, the oldest first. */
async function generations(ask: AskNode, table: string, prefix: string): Promise<string[]> {
  const said = await ask('GET', `/_cat/${table}/${prefix}-generation-*?format=json&h=index`);
  return (JSON.parse(said) as readonly { readonly index: string }[]).map(({ index }) => index).sort();
}
