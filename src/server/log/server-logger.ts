// What the server writes its log to: a logger of pino is one, and so is anything else with these methods.

/** Takes fields and a message for each line of the log, by level. */
export interface ServerLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  /** Whether lines of a level are written at all. */
  isLevelEnabled(level: string): boolean;
}
