import type { Config } from '../../config.js';
import { checksOf } from '../checks/checks.js';
import type { Finding } from '../checks/finding.js';
import { print, printJson, style } from '../output/output.js';
import { EXIT, type SharedOptions } from './command.js';

const MARKS: Readonly<Record<Finding['status'], string>> = {
  ok: style.green('ok  '),
  note: style.yellow('note'),
  fail: style.red('FAIL'),
};

/** Checks everything a start needs, one line each; exit code 1 where something stands in the way of a start. */
export async function doctorCommand(config: Config, { json }: SharedOptions): Promise<number> {
  let hasFailed = false;
  for (const check of checksOf(config)) {
    const finding = await check();
    hasFailed ||= finding.status === 'fail';
    if (json) printJson(finding);
    else print(toLine(finding));
  }
  return hasFailed ? EXIT.failed : EXIT.done;
}

function toLine({ name, status, message, advice }: Finding): string {
  const line = `${MARKS[status]} ${name.padEnd(14)} ${message}`;
  return advice ? `${line} ${style.bold('→')} ${advice}` : line;
}
