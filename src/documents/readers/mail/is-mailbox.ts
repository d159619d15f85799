// Whether a file without an ending is a mailbox, as mail programs keep them (`Inbox`, `mbox`): told by its first lines.

import type { Content } from '../../source/content.js';

const START_BYTES = 2048;
/** A line that names sender and time, and a line of a header. */
const MAILBOX = /^From \S[^\n]{0,1000}\d:\d\d[^\n]{0,200}\r?\n>?[!-9;-~]{1,100}:/;

/** Reads the beginning of the file. */
export async function isMailbox(content: Content): Promise<boolean> {
  const source = content.open();
  try {
    for await (const chunk of source.chunks(START_BYTES)) return MAILBOX.test(chunk.toString('latin1'));
    return false;
  } finally {
    source.close();
  }
}
