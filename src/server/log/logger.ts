// The logger of the server: JSON lines to a stream, without secrets.
// It decides how lines look, not what is logged.

import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

/** From the most lines to none. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** A logger that writes one JSON object a line to the stream. */
export function createLogger(level: LogLevel, stream: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: ['*.authorization', '*.headers.authorization', 'authorization'],
    },
    stream,
  );
}
