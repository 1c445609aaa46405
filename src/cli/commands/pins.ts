import { type CheckedPin, sayProblem } from '../../articles/pins/check-pins.js';
import { PINS_FILE } from '../../articles/pins/pins.js';
import type { Config } from '../../config.js';
import { createLogger } from '../../logger.js';
import { inEnglish } from '../../sentence.js';
import { oneLine } from '../../text/one-line.js';
import { createEngine } from '../compose.js';
import type { Speech } from '../i18n/speech.js';
import { print, printJson, style } from '../output/output.js';
import { EXIT, type SharedOptions } from './command.js';

/** Lists what admins have pinned and named; exit code 1 if any of it has no effect. */
export async function pinsCommand(config: Config, { json }: SharedOptions, speech: Speech): Promise<number> {
  const { t, tell } = speech;
  const engine = createEngine(config, createLogger(config.logLevel));
  try {
    const { pins, aliases, warnings } = await engine.answers.pins();
    const problems = [...warnings, ...pins.flatMap((pin) => sayProblem(pin) ?? [])];
    if (json) printJson({ pins: pins.map(pinToJson), aliases, problems: problems.map(inEnglish) });
    else if (pins.length + aliases.length + problems.length === 0) print(t('noPins', { file: PINS_FILE }));
    else
      print(
        [
          ...pins.map((pin) => pinToText(pin, t)),
          ...aliases.map(({ names }) => names.join(' = ')),
          ...problems.map((problem) => problemLine(tell(problem))),
        ].join('\n'),
      );
    return problems.length > 0 ? EXIT.failed : EXIT.done;
  } finally {
    await engine.close();
  }
}

function pinToJson({ pin, problem }: CheckedPin): object {
  return { ...pin, problem };
}

function pinToText({ pin: { questions, article, quotation } }: CheckedPin, t: Speech['t']): string {
  const [first, ...others] = questions;
  const more = others.length > 0 ? t('moreQuestions', { count: others.length }) : '';
  return `? ${first}${more}\n  ${style.dim(article)}: ${oneLine(quotation)}`;
}

function problemLine(problem: string): string {
  return `${style.yellow('!')} ${problem}`;
}
