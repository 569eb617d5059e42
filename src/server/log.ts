import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

/** Structured lines without personal data: no addresses, no queries, no user agents. */
export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      err: (error: Error) => ({ type: error.name, message: error.message, stack: error.stack }),
    },
  };
  // Written in blocks, so that a line does not cost a system call of its own.
  const blocks = { dest: 1, sync: false, minLength: 4096, periodicFlush: 1000 };
  return pino(options, destination ?? pino.destination(blocks));
}
