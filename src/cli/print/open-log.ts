// Where the log of a server is written to.

import { writeSync } from 'node:fs';
import { LogWriter } from '../../server/log/log-writer.js';

/** A log to a stream; to one of a file, pipe or terminal by its descriptor, which goes on when the stream has failed once. */
export function openLog(stream: NodeJS.WritableStream & { readonly fd?: number }): LogWriter {
  const { fd } = stream;
  return new LogWriter((bytes) => {
    if (fd !== undefined) return writeSync(fd, bytes);
    stream.write(bytes);
    return bytes.length;
  });
}
