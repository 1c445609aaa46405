import { ENGLISH, type Speech } from '../i18n/speech.js';
import { padded } from './padded.js';
import { widthOf } from './width.js';

/** How far a stage has come, and how fast. */
export interface ProgressState {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** Since the stage began, in ms. */
  readonly elapsed: number;
  /** How many indexers do it together; missing where none can. */
  readonly indexers?: number | undefined;
}

const LABEL_WIDTH = 22;
const BAR = { longest: 40, shortest: 4, done: '█', left: '░' } as const;
/** The shortest time from which a rate says something, in ms. */
const TELLING = 1000;

/** One line for a terminal, never wider than the terminal: if there is not enough room, the bar is left out first. */
export function progressLine(
  { label, done, total, elapsed, indexers = 1 }: ProgressState,
  columns: number,
  speech: Speech = ENGLISH,
): string {
  const together = indexers > 1 ? [speech.t('together', { count: indexers })] : [];
  const counts = [`${done}/${total}`, ...paceOf(done, total, elapsed, speech), ...together].join(' · ');
  const room = columns - LABEL_WIDTH - widthOf(counts) - 2;
  const bar = room < BAR.shortest ? '' : `${barOf(done, total, Math.min(room, BAR.longest))} `;
  return cut(`${padded(label, LABEL_WIDTH)} ${bar}${counts}`, Math.max(1, columns));
}

function barOf(done: number, total: number, length: number): string {
  const full = total === 0 ? length : Math.min(length, Math.floor((done / total) * length));
  return BAR.done.repeat(full) + BAR.left.repeat(length - full);
}

/** The rate per second, and the time left; nothing if they are not known. */
function paceOf(done: number, total: number, elapsed: number, speech: Speech): string[] {
  if (elapsed < TELLING || done === 0) return [];
  const perSecond = (done / elapsed) * 1000;
  const rate = `${perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0)}/s`;
  return done >= total
    ? [rate]
    : [rate, speech.t('left', { time: durationText(Math.ceil((total - done) / perSecond), speech) })];
}

function durationText(seconds: number, { t }: Speech): string {
  if (seconds < 60) return t('seconds', { seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t('minutes', { minutes, seconds: seconds % 60 });
  return t('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** The beginning of a text, as far as it fits. */
function cut(text: string, columns: number): string {
  let width = 0;
  let shown = '';
  for (const letter of text) {
    width += widthOf(letter);
    if (width > columns) break;
    shown += letter;
  }
  return shown;
}
