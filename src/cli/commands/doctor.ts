import type { Config } from '../../config.js';
import { checksOf, runtimeChecks } from '../checks/checks.js';
import type { Check, Finding } from '../checks/finding.js';
import { withFolders } from '../output/advice.js';
import { print, printJson, style } from '../output/output.js';
import { EXIT, type SharedOptions } from './command.js';

const MARKS: Readonly<Record<Finding['status'], string>> = {
  ok: style.green('ok  '),
  note: style.yellow('note'),
  fail: style.red('FAIL'),
};

/**
 * Checks everything a start needs, one line each; exit code 1 where something stands in the way of a start. What is
 * checked by means of native modules is not checked where those can't be used: they might end the process.
 */
export async function doctorCommand(config: Config, options: SharedOptions): Promise<number> {
  const show = (finding: Finding): void => {
    const advised = onFolders(finding, options);
    if (options.json) printJson(advised);
    else print(toLine(advised));
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
  message: 'was not checked',
  advice: 'run doctor once more when that is mended',
};

/** Runs all of the checks; whether one of them failed. */
async function anyFails(checks: readonly Check[], show: (finding: Finding) => void): Promise<boolean> {
  let hasFailed = false;
  for (const check of checks) {
    const finding = await check();
    hasFailed ||= finding.status === 'fail';
    show(finding);
  }
  return hasFailed;
}

function onFolders({ name, status, message, advice }: Finding, given: SharedOptions): Finding {
  return {
    name,
    status,
    message: withFolders(message, given),
    ...(advice && { advice: withFolders(advice, given) }),
  };
}

function toLine({ name, status, message, advice }: Finding): string {
  const line = `${MARKS[status]} ${name.padEnd(14)} ${message}`;
  return advice ? `${line} ${style.bold('→')} ${advice}` : line;
}
