import { SingleBar } from 'cli-progress';
import type { IndexProgress, IndexStage } from '../../indexing/report.js';
import type { Speech } from '../i18n/speech.js';
import { progressLine } from './progress-line.js';

/** The time between two lines if there is no terminal to draw a bar in, in milliseconds. */
const LINE_EVERY = 5_000;

/**
 * Shows the progress of some work: in a terminal a bar for each stage, elsewhere plain lines with rate and time left.
 */
export async function showProgress<T>(
  stream: NodeJS.WriteStream,
  speech: Speech,
  work: (onProgress: (progress: IndexProgress) => void) => Promise<T>,
): Promise<T> {
  const display = stream.isTTY ? bars(stream, speech) : plainLines(stream, speech);
  try {
    return await work(display.show);
  } finally {
    display.end();
  }
}

interface Display {
  show(progress: IndexProgress): void;
  end(): void;
}

function bars(stream: NodeJS.WriteStream, speech: Speech): Display {
  let bar: SingleBar | undefined;
  let stage: IndexStage | undefined;
  let indexers: number | undefined;
  return {
    show(progress) {
      indexers = progress.indexers;
      if (progress.stage !== stage) {
        bar?.stop();
        stage = progress.stage;
        bar = barOf(stage, stream, speech, () => indexers);
        bar.start(progress.total, progress.done);
      }
      bar?.update(progress.done);
    },
    end: () => bar?.stop(),
  };
}

function barOf(
  stage: IndexStage,
  stream: NodeJS.WriteStream,
  speech: Speech,
  indexers: () => number | undefined,
): SingleBar {
  const started = performance.now();
  const stateOf = (done: number, total: number) => ({
    label: speech.t(stage),
    done,
    total,
    elapsed: performance.now() - started,
    indexers: indexers(),
  });
  return new SingleBar({
    // Its own layout is cut at the terminal's edge.
    format: (_, { value, total }) => progressLine(stateOf(value, total), stream.columns, speech),
    stream,
    hideCursor: true,
    clearOnComplete: false,
  });
}

function plainLines(stream: NodeJS.WriteStream, { t }: Speech): Display {
  let stage: IndexStage | undefined;
  let started = 0;
  let last = 0;
  return {
    show(progress) {
      const now = performance.now();
      if (progress.stage !== stage) {
        stage = progress.stage;
        started = last = now;
        return;
      }
      if (now - last < LINE_EVERY) return;
      last = now;
      const perSecond = rate(progress.done, started);
      const left = perSecond > 0 ? Math.ceil((progress.total - progress.done) / perSecond) : 0;
      const { done, total, indexers = 1 } = progress;
      const values = { stage: t(stage), done, total, rate: perSecond.toFixed(0), left };
      const together = indexers > 1 ? ` (${t('together', { count: indexers })})` : '';
      stream.write(`${t('progress', values)}${together}\n`);
    },
    end: () => {},
  };
}

function rate(done: number, started: number): number {
  return (done / Math.max(1, performance.now() - started)) * 1000;
}
