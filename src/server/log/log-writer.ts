// Writes the lines of the log, and goes on whatever becomes of the place they are written to: a full disk, a reader that is gone
// or asleep. Lines that cannot be written are dropped and counted, and the log says so once it can be written again.

import { errnoOf } from '../../errors.js';

/** Lines that wait for a slow reader, in bytes. */
const MAX_WAITING_BYTES = 1 << 20;
/** How often it is asked whether it has read on, in milliseconds. */
const RETRY_MS = 20;

/** Writes as much as can be written without waiting. @returns bytes written; throws the error of the system where there are none */
export type WriteBytes = (bytes: Uint8Array) => number;

/** Bytes that wait to be written. */
interface Waiting {
  readonly bytes: Uint8Array;
  /** How many lines are lost with them: the line itself, and those whose loss it mentions. */
  readonly lines: number;
}

/** A log of lines. Never throws and never waits. */
export class LogWriter {
  readonly #writeBytes: WriteBytes;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  /** Whether the first of what waits was begun: the rest of it must come before anything else. */
  #hasBegun = false;
  #retry: NodeJS.Timeout | undefined;
  #droppedLines = 0;
  /** Of those, lines whose loss the log does not mention yet. */
  #unmentioned = 0;

  constructor(writeBytes: WriteBytes) {
    this.#writeBytes = writeBytes;
  }

  /** Lines that could not be written, since the beginning. */
  get droppedLines(): number {
    return this.#droppedLines;
  }

  /** Writes a line, which ends with its line end. */
  write(line: string): void {
    const next = { bytes: Buffer.from(this.#mentionLoss() + line), lines: this.#unmentioned + 1 };
    this.#unmentioned = 0;
    if (this.#waitingBytes + next.bytes.length > MAX_WAITING_BYTES) {
      this.#drop([next]);
      return;
    }
    this.#waiting.push(next);
    this.#waitingBytes += next.bytes.length;
    this.flush();
  }

  /** Writes what waits, as far as it can be written now. */
  flush(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      try {
        this.#advance(next, this.#writeBytes(next.bytes));
      } catch (error) {
        if (errnoOf(error) !== 'EAGAIN') this.#dropWaiting();
        else this.#retry = setTimeout(this.#flushLater, RETRY_MS).unref();
        return;
      }
    }
  }

  readonly #flushLater = (): void => {
    this.flush();
  };

  #advance({ bytes, lines }: Waiting, written: number): void {
    this.#waitingBytes -= written;
    this.#hasBegun = written < bytes.length;
    if (this.#hasBegun) this.#waiting[0] = { bytes: bytes.subarray(written), lines };
    else this.#waiting.shift();
  }

  /** What was begun is kept: the next line would otherwise stand in the middle of it. */
  #dropWaiting(): void {
    this.#drop(this.#waiting.splice(this.#hasBegun ? 1 : 0));
    this.#waitingBytes = this.#waiting[0]?.bytes.length ?? 0;
  }

  #drop(lost: readonly Waiting[]): void {
    this.#droppedLines += lost.length;
    this.#unmentioned += lost.reduce((sum, { lines }) => sum + lines, 0);
  }

  #mentionLoss(): string {
    if (this.#unmentioned === 0) return '';
    const message = `${this.#unmentioned} lines before this one could not be written and are lost`;
    return `${JSON.stringify({ level: 'warn', time: new Date().toISOString(), msg: message })}\n`;
  }
}
