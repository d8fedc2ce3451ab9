import { type Logger, pino } from 'pino';

export type Log = Logger;

/**
 * The log: one JSON line on stderr for start, stop, refusals of infrastructure and bugs. Never personal data:
 * no bodies, no query strings, no names; requests are named by route pattern.
 */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}
