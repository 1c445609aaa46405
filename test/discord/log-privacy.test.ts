import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { useStage } from '../support/discord/bot.js';
import type { Person, UsedInteraction } from '../support/discord/interactions.js';
import { answer, article, quote } from '../support/discord/library.js';
import type { Fate } from '../support/discord/rest-server.js';

const stage = useStage();

/** What nobody may find in a log: what was asked, what was quoted, and who asked. */
const QUESTION = 'MARKED-QUESTION 我的公司什么时候裁员？';
const QUOTED = '一段记号文字-MARKED-QUOTE。';
const ASKED_BY = '300000000000000077';
const PERSON: Partial<Person> = { userId: ASKED_BY };
const ADMIN: Partial<Person> = { ...PERSON, permissions: 0x20n };

const CALLBACK = /\/callback$/;
const EDIT = /^\/webhooks\//;
const refused = (status: number, code: number): Fate => ({
  status,
  body: { code, message: `Refused ${QUESTION}` },
});

const ask = (): UsedInteraction => stage.discord.slash('ask', { question: QUESTION }, PERSON);
const fails = (method: string, path: RegExp, fate: Fate, times = 1): void => {
  for (let i = 0; i < times; i++) stage.discord.failNext(method, path, fate);
};
const answersWith = (error: unknown): void => {
  stage.library.reply = () => {
    throw error;
  };
};
const withCause = Object.assign(
  new Error(`About ${QUESTION}\n    at ${QUOTED} (x.js:1:1)`, { cause: new TypeError(QUOTED) }),
  {
    code: 'ODD',
  },
);

/** What goes wrong, and what is used then; /ask unless told. */
interface Path {
  readonly break: () => void;
  readonly use?: () => UsedInteraction;
}

const reindex = (): UsedInteraction => stage.discord.slash('reindex', {}, ADMIN);

/** Every way in which answering somebody goes wrong. */
const PATHS: Readonly<Record<string, Path>> = {
  'the edit with the answer is refused: 10015': { break: () => fails('PATCH', EDIT, refused(404, 10015)) },
  'the edit with the answer is refused: 50027': { break: () => fails('PATCH', EDIT, refused(401, 50027)) },
  'the edit with the answer is refused: 10008': { break: () => fails('PATCH', EDIT, refused(404, 10008)) },
  'the edit is invalid, and so is the one that tells it': {
    break: () => fails('PATCH', EDIT, refused(400, 50035), 2),
  },
  'Discord fails at the edit': { break: () => fails('PATCH', EDIT, { status: 500, body: {} }, 8) },
  'the callback is refused: 10062': { break: () => fails('POST', CALLBACK, refused(404, 10062)) },
  'the callback is refused: 50035': { break: () => fails('POST', CALLBACK, refused(400, 50035), 2) },
  'Discord fails at the callback': { break: () => fails('POST', CALLBACK, { status: 502, body: {} }, 8) },
  'searching throws what nobody expected': { break: () => answersWith(withCause) },
  'searching throws no error at all': { break: () => answersWith(QUESTION) },
  'searching says what is wrong': {
    break: () => answersWith(new UserError('no-index', 'There is no index.')),
  },
  'the question can not be kept': { break: () => stage.journal.close() },
  'what is typed can not be completed': {
    break: () => {
      stage.library.suggest = async () => Promise.reject(withCause);
    },
    use: () => stage.discord.type('source', 'article', QUESTION, PERSON),
  },
  'the source of a message can not be looked for': {
    break: () => {
      stage.library.findQuotation = async () => Promise.reject(withCause);
    },
    use: () => stage.discord.inspect('Find source', { content: QUESTION }, PERSON),
  },
  'the timeline can not be drawn': {
    break: () => {
      stage.library.timeline = async () => Promise.reject(withCause);
    },
    use: () => stage.discord.slash('timeline', { topic: QUESTION }, PERSON),
  },
  'a run of the indexer fails': { break: () => {}, use: reindex },
  'the end of a run can not be shown': {
    break: () => fails('PATCH', EDIT, refused(401, 50027)),
    use: reindex,
  },
};

/** Starts a bot whose articles hold what is marked, lets one thing go wrong, and waits until it is over. */
async function goWrong(logLevel: string, path: Path): Promise<UsedInteraction> {
  const cost = article({ id: 'cost', text: QUOTED });
  stage.library.articles.push(cost);
  stage.library.reply = () => answer('found', [quote(cost, QUOTED)]);
  const bot = await stage.start({ logLevel });
  path.break();
  const used = (path.use ?? ask)();
  await stage.discord.changes.until(
    () => stage.discord.requests.some(({ path: sent }) => sent.includes(used.token)),
    'the bot to have seen it',
  );
  await bot.stop();
  return used;
}

describe.each(['trace', 'debug', 'info', 'warn', 'error', 'fatal'])(
  'at the level %s the log keeps nothing of it where',
  (level) => {
    it.each(Object.entries(PATHS))('%s', async (_, path) => {
      const used = await goWrong(level, path);
      const log = JSON.stringify(stage.log);
      for (const secret of ['MARKED', QUESTION, QUOTED, used.token, ASKED_BY])
        expect(log).not.toContain(secret);
    });
  },
);

it('what is logged of a refused request is its code, method and route', async () => {
  await goWrong('info', { break: () => fails('PATCH', EDIT, refused(401, 50027)) });
  expect(stage.log).toContainEqual(
    expect.objectContaining({
      failure: {
        type: 'DiscordAPIError',
        code: 50027,
        method: 'PATCH',
        status: 401,
        route: '/api/v10/webhooks/:id/:token/messages/%40original',
        stack: expect.stringContaining('    at '),
      },
    }),
  );
});
