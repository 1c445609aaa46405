import { z } from 'zod';
import type { Config } from '../../config.js';
import { messageOf } from '../../errors.js';
import type { Network } from '../../operations/proxy/network.js';
import type { Check, Finding } from './finding.js';

/** How long Discord may take to answer, and how far the clock may be off, in milliseconds. */
const PATIENCE = 10_000;
const CLOCK_TOLERANCE = 60_000;

type Answer = Awaited<ReturnType<Network['fetch']>>;
type Get = (path: string) => Promise<Answer>;

const TOKEN_PAGE = 'https://discord.com/developers/applications';

/** Token, registered commands and clock: they share one conversation with Discord. */
export function discordChecks({ token, guildId, apiUrl }: Config['discord'], network: Network): Check[] {
  if (token === null) return [async () => withoutToken];
  const get: Get = (path) =>
    network.fetch(`${apiUrl}/v10${path}`, {
      headers: { authorization: `Bot ${token}` },
      signal: AbortSignal.timeout(PATIENCE),
    });
  return [
    () => reachable('token', apiUrl, async () => tokenFinding(await get('/applications/@me'))),
    () => reachable('commands', apiUrl, async () => commandsFinding(get, guildId)),
    () => reachable('clock', apiUrl, async () => clockFinding(await get('/gateway'))),
  ];
}

const withoutToken: Finding = {
  name: 'token',
  status: 'note',
  message: 'DISCORD_TOKEN is not set: questions can be asked in the terminal alone',
  advice: `get one on ${TOKEN_PAGE} under Bot, and put it into .env`,
};

async function reachable(name: string, apiUrl: string, check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    const message = `${apiUrl} does not answer (${messageOf(error)})`;
    return { name, status: 'fail', message, advice: 'check the network, a proxy, or DISCORD_API_URL' };
  }
}

function tokenFinding(response: Answer): Finding {
  if (response.ok) return { name: 'token', status: 'ok', message: 'Discord accepts it' };
  const message = `Discord refuses it (HTTP ${response.status})`;
  return { name: 'token', status: 'fail', message, advice: `reset it on ${TOKEN_PAGE} under Bot` };
}

const application = z.object({ id: z.string() });
const commandList = z.array(z.object({ name: z.string() }));

async function commandsFinding(get: Get, guildId: string | null): Promise<Finding> {
  const name = 'commands';
  const me = await get('/applications/@me');
  if (!me.ok) return { name, status: 'fail', message: 'unknown without a valid token' };
  const { id } = application.parse(await me.json());
  const scope = guildId === null ? '' : `/guilds/${guildId}`;
  const response = await get(`/applications/${id}${scope}/commands`);
  if (!response.ok) {
    const message = `can't be read (HTTP ${response.status})`;
    return {
      name,
      status: 'fail',
      message,
      advice: 'invite the bot to that server, or correct DISCORD_GUILD_ID',
    };
  }
  const names = commandList.parse(await response.json()).map((command) => `/${command.name}`);
  if (names.length > 0) return { name, status: 'ok', message: names.join(', ') };
  return { name, status: 'note', message: 'none registered yet', advice: 'npm start registers them' };
}

function clockFinding(response: Answer): Finding {
  const date = response.headers.get('date');
  const off = date === null ? 0 : Math.abs(Date.now() - Date.parse(date));
  const message =
    date === null ? "Discord's answer has no date to compare" : `${Math.round(off / 1000)} s off Discord's`;
  if (off <= CLOCK_TOLERANCE) return { name: 'clock', status: 'ok', message };
  return { name: 'clock', status: 'note', message, advice: 'set the clock: interactions are timed by it' };
}
