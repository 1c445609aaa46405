import type { Finding } from '../../answer/finding.js';
import { findingObject } from '../../api/objects/finding.js';
import type { Config } from '../../config.js';
import { UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';
import { createEngine } from '../compose.js';
import type { Speech } from '../i18n/speech.js';
import { quotesToText } from '../output/answer-text.js';
import { print, printJson } from '../output/output.js';
import { type Terminal, terminalOf } from '../output/terminal.js';
import { EXIT, type SharedOptions } from './command.js';

const HEADINGS: Readonly<Record<Finding['kind'], (speech: Speech) => string>> = {
  exact: ({ t }) => t('findExact'),
  nearly: ({ t }) => t('findNearly'),
  nearest: ({ t }) => t('findNearest'),
};

/** Says which article has a text, word for word or nearly, or what is nearest to it. */
export async function findCommand(
  config: Config,
  text: string,
  { json }: SharedOptions,
  speech: Speech,
): Promise<number> {
  if (text.trim() === '')
    throw new UserError(
      'bad-usage',
      sentence('find needs a text. Example: find "训练这个模型一共花了六百万美元"'),
    );
  const engine = createEngine(config);
  try {
    const finding = await engine.answers.findQuotation(text);
    if (json) printJson(findingObject(text, finding));
    else print(findingToText(finding, terminalOf(process.stdout), speech));
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

function findingToText(finding: Finding, terminal: Terminal, speech: Speech): string {
  const quotes = finding.kind === 'nearest' ? finding.answer.quotes : [finding.quote];
  if (quotes.length === 0) return speech.t('findNothing');
  return `${HEADINGS[finding.kind](speech)}\n\n${quotesToText(quotes, terminal, speech)}\n`;
}
