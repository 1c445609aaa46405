/** How far a stage has come, and how fast it goes. */
export interface ProgressState {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** Since the stage began, in ms. */
  readonly elapsed: number;
}

const LABEL_WIDTH = 22;
const BAR = { longest: 40, shortest: 4, done: '█', left: '░' } as const;
/** A rate from less time than this says nothing, in ms. */
const TELLING = 1000;

/** One line for a terminal, never wider than that: where there is no room for all, the bar goes first. */
export function progressLine({ label, done, total, elapsed }: ProgressState, columns: number): string {
  const counts = [`${done}/${total}`, ...paceOf(done, total, elapsed)].join(' · ');
  const room = columns - LABEL_WIDTH - counts.length - 2;
  const bar = room < BAR.shortest ? '' : `${barOf(done, total, Math.min(room, BAR.longest))} `;
  return `${label.padEnd(LABEL_WIDTH)} ${bar}${counts}`.slice(0, Math.max(1, columns));
}

function barOf(done: number, total: number, length: number): string {
  const full = total === 0 ? length : Math.min(length, Math.floor((done / total) * length));
  return BAR.done.repeat(full) + BAR.left.repeat(length - full);
}

/** How much a second, and how long the rest takes; nothing where there is nothing to tell it by. */
function paceOf(done: number, total: number, elapsed: number): string[] {
  if (elapsed < TELLING || done === 0) return [];
  const perSecond = (done / elapsed) * 1000;
  const rate = `${perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0)}/s`;
  return done >= total ? [rate] : [rate, `${durationText(Math.ceil((total - done) / perSecond))} left`];
}

function durationText(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
