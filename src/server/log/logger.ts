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
    {
      write: (line: string) => {
        stream.write(escapeInvisible(line));
      },
    },
  );
}

/**
 * Escapes what JSON may hold and a terminal takes for commands, or shows in another order than it is written: DEL and the
 * control characters beyond ASCII, marks of direction, separators of lines, the byte order mark. They only occur within
 * strings, so the line stays the same JSON.
 */
function escapeInvisible(line: string): string {
  return line.replaceAll(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
