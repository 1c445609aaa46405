import { expect, it } from 'vitest';
import { warmUp } from '../../src/cli/serving/warm-up.js';
import { UserError } from '../../src/errors.js';
import { createLogger } from '../../src/logger.js';
import { Library } from '../support/discord/library.js';

/** Asks once, of answers that fail as soon as they are told to. */
async function warmedUp(end: (ending: AbortController, fail: () => void) => void): Promise<string> {
  const log: string[] = [];
  const logger = createLogger('info', { write: (line) => void log.push(line) });
  const failing = Promise.withResolvers<never>();
  const answers = Object.assign(new Library(), { ask: () => failing.promise });
  const ending = new AbortController();
  const warming = warmUp(answers, logger, ending.signal);
  end(ending, () => failing.reject(new UserError('cancelled', 'It was stopped.')));
  await warming;
  await failing.promise.catch(() => {});
  return log.join('');
}

it('says why the first question may take a while', async () => {
  expect(await warmedUp((_, fail) => fail())).toContain('warming up has failed (It was stopped.)');
});

it('says nothing of what the end of the program has stopped', async () => {
  const log = await warmedUp((ending, fail) => {
    ending.abort();
    fail();
  });
  expect(log).toBe('');
});
