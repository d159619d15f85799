// Finds the messages of an mbox file, in which each begins with a line `From ADDRESS DATE`. Holds one message at a time.
// The dialects (RFC 4155, mboxrd, the exports of mail providers) differ in how they mark such lines inside of a message: here a
// message begins where the line has a time and a header follows it, and `>From ` loses one `>`.

/** A message of a mailbox: its number from 1, and its bytes without the line before them; null for one that is too large. */
export interface MailboxMessage {
  readonly number: number;
  readonly bytes: Buffer | null;
}

/** A line `From ` and the one after it are looked at within so many bytes. */
const LOOKAHEAD_BYTES = 2048;
const SEPARATOR = /^From [^\n]{0,1000}\d:\d\d[^\n]{0,200}\r?\n(?=>?[!-9;-~]{1,100}[^\S\n]?:|>From )/;
const FROM = Buffer.from('\nFrom ');

/**
 * The messages of a mailbox in order. What stands before the first of them is passed over.
 * @param maxBytes a message of more is not held
 */
export async function* splitMailbox(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<MailboxMessage, void, undefined> {
  const message = new MessageBytes(maxBytes);
  let number = 0;
  /** What was not looked at yet, after a line end. */
  let rest: Buffer = Buffer.from('\n');
  let isFirst = true;
  for await (const chunk of withEnd(chunks)) {
    const data = chunk === null ? rest : Buffer.concat([rest, isFirst ? withoutMark(chunk) : chunk]);
    isFirst = false;
    const end = chunk === null ? data.length : data.length - LOOKAHEAD_BYTES;
    let start = 0;
    for (let at = data.indexOf(FROM); at >= 0 && at < end; at = data.indexOf(FROM, at + 1)) {
      const separator = SEPARATOR.exec(data.toString('latin1', at + 1, at + 1 + LOOKAHEAD_BYTES));
      if (separator === null) continue;
      message.add(data.subarray(start, at));
      if (number > 0) yield { number, bytes: message.take() };
      else message.take();
      number += 1;
      start = at + 1 + separator[0].length;
    }
    const kept = Math.max(start, end);
    message.add(data.subarray(start, kept));
    rest = data.subarray(kept);
  }
  if (number > 0) yield { number, bytes: message.take() };
}

/** The bytes of one message, as long as they are few enough. */
class MessageBytes {
  readonly #maxBytes: number;
  #pieces: Buffer[] = [];
  #length = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  add(piece: Buffer): void {
    this.#length += piece.length;
    if (this.#length <= this.#maxBytes) this.#pieces.push(piece);
    else this.#pieces = [];
  }

  take(): Buffer | null {
    const bytes = this.#length <= this.#maxBytes ? unescapeFrom(Buffer.concat(this.#pieces)) : null;
    this.#pieces = [];
    this.#length = 0;
    return bytes;
  }
}

function unescapeFrom(bytes: Buffer): Buffer {
  if (!bytes.includes('\n>From ') && !bytes.includes('\n>>')) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}

function withoutMark(chunk: Buffer): Buffer {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}

async function* withEnd(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer | null> {
  yield* chunks;
  yield null;
}
