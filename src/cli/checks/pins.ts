import { sayProblem } from '../../articles/pins/check-pins.js';
import { PINS_FILE } from '../../articles/pins/pins.js';
import { pinsIn } from '../../articles/pins/pins-file.js';
import type { Config } from '../../config.js';
import { UserError } from '../../errors.js';
import { sentence, type Told } from '../../sentence.js';
import { countOf } from '../output/counted.js';
import type { Finding } from './finding.js';

const CHECK_PINS = 'npm run --silent cli -- pins';

/** Whether anything is pinned or has other names, or the file for it can't be read. */
export function hasPins({ articlesDir }: Config): boolean {
  const { pins, aliases, warnings } = pinsIn(articlesDir);
  return pins.length + aliases.length + warnings.length > 0;
}

/** Checks whether what admins have pinned is still in the indexed articles. */
export async function checkPins(config: Config): Promise<Finding> {
  const name = 'pins';
  const { pins, aliases, warnings } = pinsIn(config.articlesDir);
  const message = sentence('{{pins}} and {{names}} in {{file}}', {
    pins: countOf(pins.length, 'pin'),
    names: countOf(aliases.length, 'name'),
    file: PINS_FILE,
  });
  try {
    const problems = [...warnings, ...(pins.length > 0 ? await brokenPins(config) : [])];
    const [first] = problems;
    if (first === undefined) return { name, status: 'ok', message };
    const more =
      problems.length > 1
        ? sentence(' (and {{count}} more: {{command}})', { count: problems.length - 1, command: CHECK_PINS })
        : '';
    return {
      name,
      status: 'note',
      message: sentence('{{message}}. {{problem}}{{more}}', { message, problem: first, more }),
      advice: sentence('correct {{file}}', { file: PINS_FILE }),
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {
      name,
      status: 'note',
      message: sentence('{{message}}, not compared with the articles: {{reason}}', {
        message,
        reason: error.told,
      }),
      advice: sentence('run doctor once more when the index can be used'),
    };
  }
}

/** Imported only when needed: the index needs native modules. */
async function brokenPins(config: Config): Promise<Told[]> {
  const { createEngine } = await import('../compose.js');
  const engine = createEngine(config);
  try {
    return (await engine.answers.pins()).pins.flatMap((pin) => sayProblem(pin) ?? []);
  } finally {
    await engine.close();
  }
}
