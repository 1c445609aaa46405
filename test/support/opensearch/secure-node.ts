import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { layOutSecurity, SECURITY } from './home.js';
import { startNode, type TestNode } from './node.js';

const TLS = join(import.meta.dirname, '../tls');
/** The certificates that a node shows, and the authority that they are from. */
export const AUTHORITY = join(TLS, 'authority.pem');
const CERTIFICATES = ['authority.pem', 'cluster.pem', 'cluster-key.pem'];
/** The admin that comes with the plugin. */
const ADMIN = 'admin:admin';
/** What the plugin reads its users and roles from at first. */
const CONFIG = [
  'action_groups',
  'allowlist',
  'audit',
  'config',
  'internal_users',
  'nodes_dn',
  'roles',
  'tenants',
];

/** The mapping that comes with the plugin gives everybody some rights, which would hide that one is missing. */
const ONLY_ADMINS = `_meta: { type: rolesmapping, config_version: 2 }
all_access: { reserved: false, backend_roles: [admin] }
`;

/** Whether the plugin need not be downloaded first. */
export function hasSecurity(): boolean {
  return existsSync(SECURITY);
}

/** Starts a node that speaks HTTPS and asks who is there. */
export async function startSecureNode(): Promise<TestNode> {
  if (!hasSecurity()) await layOutSecurity();
  const node = await startNode({ settings: settings(), add: addPlugin, isReady });
  return { ...node, url: node.url.replace('http:', 'https:') };
}

/** Does something as the cluster's admin. @throws Error if it is refused */
export async function asAdmin(url: string, method: string, path: string, body?: object): Promise<string> {
  const { status, said } = await ask(url + path, method, body);
  if (status >= 300) throw new Error(`HTTP ${status}: ${said}`);
  return said;
}

function addPlugin(folder: string): void {
  const plugin = join(folder, 'home', 'plugins', 'opensearch-security');
  cpSync(SECURITY, plugin, { recursive: true });
  const config = join(folder, 'config');
  for (const name of CERTIFICATES) cpSync(join(TLS, name), join(config, name));
  mkdirSync(join(config, 'opensearch-security'));
  for (const name of CONFIG)
    cpSync(join(plugin, 'config', `${name}.yml`), join(config, 'opensearch-security', `${name}.yml`));
  writeFileSync(join(config, 'opensearch-security', 'roles_mapping.yml'), ONLY_ADMINS);
}

function settings() {
  const files = {
    pemcert_filepath: 'cluster.pem',
    pemkey_filepath: 'cluster-key.pem',
    pemtrustedcas_filepath: 'authority.pem',
  };
  const tls = ['transport', 'http'].flatMap((layer) =>
    Object.entries(files).map(([name, file]) => [`plugins.security.ssl.${layer}.${name}`, file]),
  );
  return {
    ...Object.fromEntries(tls),
    'plugins.security.ssl.http.enabled': true,
    'plugins.security.ssl.transport.enforce_hostname_verification': false,
    'plugins.security.allow_default_init_securityindex': true,
    'plugins.security.nodes_dn': ['CN=verbatim test cluster'],
    'plugins.security.restapi.roles_enabled': ['all_access'],
  };
}

async function isReady(port: number): Promise<boolean> {
  const health = `https://127.0.0.1:${port}/_cluster/health?wait_for_status=yellow&timeout=1s`;
  return ask(health, 'GET').then(
    ({ status }) => status === 200,
    () => false,
  );
}

function ask(
  url: string,
  method: string,
  body?: object,
): Promise<{ readonly status: number; readonly said: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const asked = request(url, { method, headers, auth: ADMIN, ca: readFileSync(AUTHORITY) }, (reply) => {
      text(reply).then((said) => resolve({ status: reply.statusCode ?? 0, said }), reject);
    });
    asked.on('error', reject);
    asked.end(body && JSON.stringify(body));
  });
}
