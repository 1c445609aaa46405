import { z } from 'zod';
import type { Config } from '../../config.js';
import { messageOf } from '../../errors.js';
import type { Network } from '../../operations/proxy/network.js';
import { type Sentence, sentence, type Told } from '../../sentence.js';
import type { Check, Finding } from './finding.js';

/** How long Discord may take to answer, and how far the clock may be off, in milliseconds. */
const PATIENCE = 10_000;
const CLOCK_TOLERANCE = 60_000;

type Answer = Awaited<ReturnType<Network['fetch']>>;
type Get = (path: string) => Promise<Answer>;

/** The owner of the token. */
const ME = '/applications/@me';
const UNAUTHORIZED = 401;

const TOKEN_PAGE = 'https://discord.com/developers/applications';

/** Checks the token, the registered commands and the clock in one conversation with Discord. */
export function discordChecks({ token, guildId, apiUrl }: Config['discord'], network: Network): Check[] {
  if (token === null) return [async () => withoutToken];
  const get = getterOf(apiUrl, token, network);
  return [
    () => reachable('token', apiUrl, async () => tokenFinding(await get(ME))),
    () => reachable('commands', apiUrl, async () => commandsFinding(get, guildId)),
    () => reachable('clock', apiUrl, async () => clockFinding(await get('/gateway'))),
  ];
}

function getterOf(apiUrl: string, token: string, network: Network): Get {
  return (path) =>
    network.fetch(`${apiUrl}/v10${path}`, {
      headers: { authorization: `Bot ${token}` },
      signal: AbortSignal.timeout(PATIENCE),
    });
}

/** What Discord says about a token. */
export type TriedToken =
  | { readonly kind: 'accepted' | 'refused' }
  /** Discord can't be reached, or says something else. */
  | { readonly kind: 'unknown'; readonly why: Told };

export async function tryToken(apiUrl: string, token: string, network: Network): Promise<TriedToken> {
  try {
    const { ok, status } = await getterOf(apiUrl, token, network)(ME);
    if (ok) return { kind: 'accepted' };
    if (status === UNAUTHORIZED) return { kind: 'refused' };
    return { kind: 'unknown', why: `HTTP ${status}` };
  } catch (error) {
    return { kind: 'unknown', why: noAnswer(apiUrl, error) };
  }
}

function noAnswer(apiUrl: string, error: unknown): Sentence {
  return sentence('{{apiUrl}} does not answer ({{reason}})', { apiUrl, reason: messageOf(error) });
}

const withoutToken: Finding = {
  name: 'token',
  status: 'note',
  message: sentence('DISCORD_TOKEN is not set: questions can be asked only in the browser and the terminal'),
  advice: sentence('get one on {{page}} under Bot, and put it into .env', { page: TOKEN_PAGE }),
};

async function reachable(name: string, apiUrl: string, check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    return {
      name,
      status: 'fail',
      message: noAnswer(apiUrl, error),
      advice: sentence('check the network, a proxy, or DISCORD_API_URL'),
    };
  }
}

function tokenFinding(response: Answer): Finding {
  if (response.ok) return { name: 'token', status: 'ok', message: sentence('Discord accepts it') };
  const message = sentence('Discord refuses it (HTTP {{status}})', { status: response.status });
  return {
    name: 'token',
    status: 'fail',
    message,
    advice: sentence('reset it on {{page}} under Bot', { page: TOKEN_PAGE }),
  };
}

const application = z.object({ id: z.string() });
const commandList = z.array(z.object({ name: z.string() }));

async function commandsFinding(get: Get, guildId: string | null): Promise<Finding> {
  const name = 'commands';
  const me = await get(ME);
  if (!me.ok) return { name, status: 'fail', message: sentence('unknown without a valid token') };
  const { id } = application.parse(await me.json());
  const scope = guildId === null ? '' : `/guilds/${guildId}`;
  const response = await get(`/applications/${id}${scope}/commands`);
  if (!response.ok) {
    const message = sentence("can't be read (HTTP {{status}})", { status: response.status });
    return {
      name,
      status: 'fail',
      message,
      advice: sentence('invite the bot to that server, or correct DISCORD_GUILD_ID'),
    };
  }
  const names = commandList.parse(await response.json()).map((command) => `/${command.name}`);
  if (names.length > 0) return { name, status: 'ok', message: names.join(', ') };
  return {
    name,
    status: 'note',
    message: sentence('none registered yet'),
    advice: sentence('npm start registers them'),
  };
}

function clockFinding(response: Answer): Finding {
  const date = response.headers.get('date');
  const off = date === null ? 0 : Math.abs(Date.now() - Date.parse(date));
  const message =
    date === null
      ? sentence("Discord's answer has no date to compare")
      : sentence("{{seconds}} s off Discord's", { seconds: Math.round(off / 1000) });
  if (off <= CLOCK_TOLERANCE) return { name: 'clock', status: 'ok', message };
  return {
    name: 'clock',
    status: 'note',
    message,
    advice: sentence('set the clock: interactions are timed by it'),
  };
}
