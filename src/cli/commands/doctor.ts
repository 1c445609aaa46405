import type { Config } from '../../config.js';
import { sentence } from '../../sentence.js';
import { checksOf, runtimeChecks } from '../checks/checks.js';
import type { Check, Finding } from '../checks/finding.js';
import { ENGLISH, type Speech, type SpokenKey } from '../i18n/speech.js';
import { withFolders } from '../output/advice.js';
import { print, printJson, style } from '../output/output.js';
import { padded } from '../output/padded.js';
import { EXIT, type SharedOptions } from './command.js';

const MARKS: Readonly<Record<Finding['status'], (speech: Speech) => string>> = {
  ok: ({ t }) => style.green(t('markOk')),
  note: ({ t }) => style.yellow(t('markNote')),
  fail: ({ t }) => style.red(t('markFail')),
};

/** How checks are labelled if not by their names. */
const NAMES: Readonly<Partial<Record<string, Extract<SpokenKey, `check${string}`>>>> = {
  'native modules': 'checkNativeModules',
  model: 'checkModel',
  articles: 'checkArticles',
  index: 'checkIndex',
  'local copy': 'checkCopy',
  pins: 'checkPins',
  disk: 'checkDisk',
  proxy: 'checkProxy',
  token: 'checkToken',
  commands: 'checkCommands',
  clock: 'checkClock',
  'the rest': 'checkRest',
};
const NAME_WIDTH = 14;

/**
 * Checks everything a start needs, one line each; exit code 1 if something prevents a start. Checks that need native
 * modules are skipped if those can't be used: they might end the process.
 */
export async function doctorCommand(config: Config, options: SharedOptions, speech: Speech): Promise<number> {
  const show = (finding: Finding): void => {
    if (options.json) printJson(inWords(finding, options, ENGLISH));
    else print(toLine(inWords(finding, options, speech), speech));
  };
  if (await anyFails(runtimeChecks, show)) {
    show(NOT_CHECKED);
    return EXIT.failed;
  }
  return (await anyFails(checksOf(config), show)) ? EXIT.failed : EXIT.done;
}

const NOT_CHECKED: Finding = {
  name: 'the rest',
  status: 'note',
  message: sentence('was not checked'),
  advice: sentence('run doctor once more when that is mended'),
};

/** Runs all of the checks; returns whether one of them failed. */
async function anyFails(checks: readonly Check[], show: (finding: Finding) => void): Promise<boolean> {
  let hasFailed = false;
  for (const check of checks) {
    const finding = await check();
    hasFailed ||= finding.status === 'fail';
    show(finding);
  }
  return hasFailed;
}

/** A finding for a person. */
interface Read extends Pick<Finding, 'name' | 'status'> {
  readonly message: string;
  readonly advice?: string;
}

function inWords({ name, status, message, advice }: Finding, given: SharedOptions, { tell }: Speech): Read {
  return {
    name,
    status,
    message: withFolders(tell(message), given),
    ...(advice && { advice: withFolders(tell(advice), given) }),
  };
}

function toLine({ name, status, message, advice }: Read, speech: Speech): string {
  const key = NAMES[name];
  const called = key === undefined ? name : speech.t(key);
  const line = `${MARKS[status](speech)} ${padded(called, NAME_WIDTH)} ${message}`;
  return advice ? `${line} ${style.bold('→')} ${advice}` : line;
}
