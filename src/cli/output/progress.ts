import { SingleBar } from 'cli-progress';
import type { IndexProgress, IndexStage } from '../../indexing/report.js';
import { progressLine } from './progress-line.js';

const LABELS: Readonly<Record<IndexStage, string>> = {
  reading: 'Reading articles',
  embedding: 'Embedding passages',
  writing: 'Writing the index',
  verifying: 'Asking test questions',
};

/** Between two lines where there is no terminal to draw a bar in, in milliseconds. */
const LINE_EVERY = 5_000;

/** Shows the progress of some work: a bar a stage in a terminal, plain lines with rate and time left elsewhere. */
export async function showProgress<T>(
  stream: NodeJS.WriteStream,
  work: (onProgress: (progress: IndexProgress) => void) => Promise<T>,
): Promise<T> {
  const display = stream.isTTY ? bars(stream) : plainLines(stream);
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

function bars(stream: NodeJS.WriteStream): Display {
  let bar: SingleBar | undefined;
  let stage: IndexStage | undefined;
  return {
    show(progress) {
      if (progress.stage !== stage) {
        bar?.stop();
        stage = progress.stage;
        bar = barOf(stage, stream);
        bar.start(progress.total, progress.done);
      }
      bar?.update(progress.done);
    },
    end: () => bar?.stop(),
  };
}

function barOf(stage: IndexStage, stream: NodeJS.WriteStream): SingleBar {
  const started = performance.now();
  const stateOf = (done: number, total: number) => ({
    label: LABELS[stage],
    done,
    total,
    elapsed: performance.now() - started,
  });
  return new SingleBar({
    // What it lays out itself is cut at the terminal's edge.
    format: (_, { value, total }) => progressLine(stateOf(value, total), stream.columns),
    stream,
    hideCursor: true,
    clearOnComplete: false,
  });
}

function plainLines(stream: NodeJS.WriteStream): Display {
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
      stream.write(
        `${LABELS[stage]}: ${progress.done} of ${progress.total}, ${perSecond.toFixed(0)} a second, about ${left} s left\n`,
      );
    },
    end: () => {},
  };
}

function rate(done: number, started: number): number {
  return (done / Math.max(1, performance.now() - started)) * 1000;
}
