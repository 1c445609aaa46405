import type { ModalSubmitInteraction } from 'discord.js';
import { namesTheSame } from '../../../answer/pins/alike.js';
import type { AnswerService } from '../../../answer/service.js';
import { LONGEST_QUOTATION, PINS_FILE, SHORTEST_NAME } from '../../../articles/pins/pins.js';
import { aliasLines, pinLines } from '../../../articles/pins/write-pins.js';
import { UserError } from '../../../errors.js';
import { UNBOUND } from '../../../index/scope.js';
import type { GapGroup } from '../../../journal/merge.js';
import { readQuestion } from '../../../retrieval/question/question.js';
import { oneLine } from '../../../text/one-line.js';
import type { Messages } from '../../i18n/messages.js';
import type { CommandContext } from '../../interactions/command.js';
import { Refusal, unknownButton, unlessOutdated } from '../../interactions/refusal.js';
import { codeBlock } from '../../render/code.js';
import { inLine } from '../../render/markup.js';
import { FIELDS } from './forms.js';

const NAME_LENGTH = 100;

/** Words to be pinned that are in an article. */
interface Words {
  readonly path: string;
  readonly title: string;
  readonly quotation: string;
}

/** What can be pinned from a place: what is read there or, where nobody has chosen that, everything. */
export function pinnable({ answers, wholeAnswers, scope }: CommandContext): AnswerService {
  return scope === UNBOUND ? wholeAnswers : answers;
}

/**
 * The passage that an option of the menu stands for. @throws Refusal if it is not signed, or the article has changed
 */
export async function pickedWords(value: string | undefined, context: CommandContext): Promise<Words> {
  const signed = value === undefined ? null : context.ids.read(value);
  const [action, key = '', version = '', from = '', length = ''] = signed?.fields ?? [];
  if (signed?.prefix !== 'gaps' || action !== 'p') throw unknownButton(context);
  const { article } = unlessOutdated(await pinnable(context).seen(key, version), context);
  const start = Number.parseInt(from, 36);
  const quotation = article.text.slice(start, start + Number.parseInt(length, 36));
  return { path: article.path, title: article.title, quotation };
}

/** The words written into the form. @throws Refusal if they are not in the article word for word */
export async function writtenWords(form: ModalSubmitInteraction, context: CommandContext): Promise<Words> {
  const words = form.fields.getTextInputValue(FIELDS.words).trim();
  const wanted = form.fields.getTextInputValue(FIELDS.article).trim() || null;
  const found = await pinnable(context).quotable(words, wanted);
  if (!('problem' in found)) return found;
  throw new Refusal(({ t }) => {
    if (found.problem === 'too-long')
      return t('pinTooLong', { most: t('characterCount', { count: LONGEST_QUOTATION }) });
    if (found.problem === 'no-article') return t('pinNoArticle', { wanted: shown(wanted ?? '') });
    return t(wanted === null ? 'pinNowhere' : 'pinNotThere');
  });
}

/** Pins words to a question and its other wordings. @returns what to say */
export function pin(
  group: GapGroup,
  { path, title, quotation }: Words,
  context: CommandContext,
  { t }: Messages,
): string {
  const lines = pinLines({ questions: questionsOf(group), article: path, quotation });
  return write(lines, context, t, () => t('pinDone', { title: shown(title), file: PINS_FILE }));
}

/** Gives one thing two names, as written into the form. @returns what to say */
export function alias(form: ModalSubmitInteraction, context: CommandContext, { t }: Messages): string {
  const names = [FIELDS.one, FIELDS.other].map((one) => oneLine(form.fields.getTextInputValue(one)));
  const isWrong = names.some((name) => [...name].length < SHORTEST_NAME || /[=＝]|^[#?？@＠>＞]/.test(name));
  if (isWrong || new Set(names).size < names.length) throw new Refusal(({ t }) => t('aliasWrong'));
  const lines = aliasLines({ names });
  return write(lines, context, t, () =>
    t('aliasDone', { names: names.map(shown).join(' = '), file: PINS_FILE }),
  );
}

/** If the folder can't be written, the admin is told what to write. */
function write(
  lines: readonly string[],
  context: CommandContext,
  t: Messages['t'],
  done: () => string,
): string {
  const { pins, logger } = context;
  if (!pins) throw unknownButton(context);
  try {
    pins.append(lines);
    return done();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    logger.warn({ failure: error }, 'Nothing could be pinned');
    return `${t('pinsCannotWrite', { file: PINS_FILE })}\n${codeBlock(lines)}`;
  }
}

/** The question, and the other wordings that name the same things: merging may have joined 2018 and 2022. */
function questionsOf({ question, variants }: GapGroup): string[] {
  const read = readQuestion(question);
  return [question, ...variants.filter((other) => namesTheSame(read, readQuestion(other)))];
}

function shown(text: string): string {
  return inLine(text, NAME_LENGTH);
}
