import type { APIEmbed } from 'discord.js';
import type { Locale } from '../../../config.js';
import { tellIn } from '../../../i18n/sentences/sentences.js';
import type { IndexReport } from '../../../indexing/report.js';
import { oneLine } from '../../../text/one-line.js';
import type { Messages } from '../../i18n/messages.js';
import { COLOURS } from '../../render/colours.js';
import { LIMITS } from '../../render/limits.js';
import { escapeMarkdown, shorten } from '../../render/markup.js';
import type { AttachedFile, Message } from '../../render/message.js';
import { tookText } from '../status/duration.js';
import { sizeText } from '../status/size.js';

/** How many names a list shows, and how long each may be: the whole report stays far below an embed's limit. */
const NAMES_SHOWN = 5;
const NAME_LENGTH = 60;
const REASON_LENGTH = 120;
/** The separator between articles that are the same text. */
const SAME_TEXT = ' = ';

/** The end of a run, for everyone: no names, no paths. */
export function summaryOf(report: IndexReport, messages: Messages): string {
  const lines = [messages.t('reindexDoneWith', { size: sizeText(report, messages) })];
  if (report.model === null) lines.push(messages.t('modelMissing'));
  return lines.join('\n');
}

/** What a run has done, as a message. Amber if something is missing from the index. */
export function renderReport(report: IndexReport, messages: Messages): Message {
  const isComplete = report.failed.length === 0 && report.model !== null;
  const embed: APIEmbed = {
    title: messages.t('reindexDone'),
    color: isComplete ? COLOURS.found : COLOURS.related,
    description: shorten(reportLines(report, messages).join('\n'), LIMITS.embedDescription),
    footer: { text: tookText(report.tookMs, messages) },
  };
  const message = { content: '', embeds: [embed], components: [] };
  if (!isCut(report)) return message;
  return { ...message, content: messages.t('reportInFile'), files: [reportFile(report, messages)] };
}

/** Whether the embed leaves names out. */
function isCut({
  added,
  changed,
  removed,
  failed,
  warnings,
  reposts,
  newFirsts,
  lost,
}: IndexReport): boolean {
  return [added, changed, removed, failed, warnings, reposts, newFirsts, lost].some(
    ({ length }) => length > NAMES_SHOWN,
  );
}

/** All the lists, one entry on each line, up to the size of a file. */
function reportFile(report: IndexReport, { t, locale }: Messages): AttachedFile {
  const { added, changed, removed, failed, warnings, reposts, newFirsts, lost } = report;
  const lists: readonly (readonly [ListKey, readonly string[]])[] = [
    ['fileAdded', added],
    ['fileChanged', changed],
    ['fileRemoved', removed],
    ['failed', failed.map((file) => `${file.path}: ${reasonIn(locale, file)}`)],
    ['reposts', reposts.map((group) => group.join(SAME_TEXT))],
    ['newFirsts', newFirsts.map((change) => t('newFirst', change))],
    ['fileLost', lost.map((file) => lostLine(file, t))],
    ['warnings', warnings.map((warning) => tellIn(locale, warning))],
  ];
  const text = lists
    .filter(([, entries]) => entries.length > 0)
    .map(([key, entries]) => [t(key, { count: entries.length }), ...entries.map(entryLine), ''].join('\n'))
    .join('\n');
  return { name: 'report.txt', attachment: Buffer.from(text, 'utf8').subarray(0, LIMITS.fileBytes) };
}

type ListKey =
  | 'fileAdded'
  | 'fileChanged'
  | 'fileRemoved'
  | 'failed'
  | 'reposts'
  | 'newFirsts'
  | 'fileLost'
  | 'warnings';

function entryLine(entry: string): string {
  return `  ${oneLine(entry)}`;
}

function lostLine({ path, characters, share }: IndexReport['lost'][number], t: Messages['t']): string {
  const percent = Math.round(share * 100);
  return t('fileLostLine', { path, characters: t('characterCount', { count: characters }), share: percent });
}

function reportLines(report: IndexReport, messages: Messages): string[] {
  const { added, changed, removed, failed, reposts, newFirsts, lost, warnings, model } = report;
  const characters = lost.reduce((sum, file) => sum + file.characters, 0);
  const more = (count: number): string => messages.t('andMore', { count });
  const names = (all: readonly string[]): string =>
    cutList(
      all.map((name) => shown(name, NAME_LENGTH)),
      more,
    ).join(messages.t('listSeparator'));
  return [
    messages.t('counts', {
      added: added.length,
      changed: changed.length,
      removed: removed.length,
      unchanged: report.unchanged,
    }),
    messages.t('totals', {
      size: sizeText(report, messages),
      embedded: report.embedded,
    }),
    model === null ? messages.t('modelMissing') : messages.t('model', { model: shown(model, NAME_LENGTH) }),
    ...(lost.length > 0
      ? [
          messages.t('lost', {
            count: lost.length,
            characters: messages.t('characterCount', { count: characters }),
          }),
        ]
      : []),
    ...(added.length > 0 ? [messages.t('added', { names: names(added) })] : []),
    ...(changed.length > 0 ? [messages.t('changed', { names: names(changed) })] : []),
    ...(removed.length > 0 ? [messages.t('removed', { names: names(removed) })] : []),
    ...(reposts.length > 0 ? [messages.t('reposts', { count: reposts.length })] : []),
    ...bullets(
      reposts.map((group) => shown(group.join(SAME_TEXT), REASON_LENGTH)),
      more,
    ),
    ...(newFirsts.length > 0 ? [messages.t('newFirsts', { count: newFirsts.length })] : []),
    ...bullets(
      newFirsts.map(({ first, before }) =>
        messages.t('newFirst', { first: shown(first, NAME_LENGTH), before: shown(before, NAME_LENGTH) }),
      ),
      more,
    ),
    ...(failed.length > 0 ? [messages.t('failed', { count: failed.length })] : []),
    ...bullets(
      failed.map(
        (file) =>
          `${shown(file.path, NAME_LENGTH)}: ${shown(reasonIn(messages.locale, file), REASON_LENGTH)}`,
      ),
      more,
    ),
    ...(warnings.length > 0 ? [messages.t('warnings', { count: warnings.length })] : []),
    ...bullets(
      warnings.map((warning) => shown(tellIn(messages.locale, warning), REASON_LENGTH)),
      more,
    ),
  ];
}

function reasonIn(locale: Locale, { reason, told }: IndexReport['failed'][number]): string {
  return tellIn(locale, told ?? reason);
}

function bullets(all: readonly string[], more: (count: number) => string): string[] {
  return cutList(all, more).map((line) => `- ${line}`);
}

function cutList(all: readonly string[], more: (count: number) => string): string[] {
  const hidden = all.length - NAMES_SHOWN;
  return hidden > 0 ? [...all.slice(0, NAMES_SHOWN), more(hidden)] : [...all];
}

function shown(text: string, max: number): string {
  return shorten(oneLine(text), max, escapeMarkdown);
}
