import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

/** A logger on stderr, so that stdout carries results alone: readable in a terminal, JSON lines elsewhere. */
export function createLogger(level: string, stream: NodeJS.WriteStream = process.stderr): Logger {
  if (!stream.isTTY) return pino({ level }, stream);
  return pino(
    { level },
    pretty({ destination: stream, ignore: 'pid,hostname', translateTime: 'HH:MM:ss', sync: true }),
  );
}
