// Asks PostgreSQL over version 3 of its protocol, without a password: one simple query at a time.

import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { connect } from 'node:net';

const VERSION_3 = 196_608;
const LOADED_AT_ONCE = 1 << 16;

/** Connects over a Unix socket. `query(sql)` resolves to the rows of the last statement, arrays of strings or null. */
export async function connectPostgresql(socketFile, user, database) {
  const socket = connect(socketFile);
  await once(socket, 'connect');
  const messages = readMessages(socket);
  const settings = Buffer.from(`user\0${user}\0database\0${database}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(settings.length + 8, 0);
  head.writeInt32BE(VERSION_3, 4);
  socket.write(Buffer.concat([head, settings]));
  await readAnswer(messages);
  return {
    query(sql) {
      socket.write(framed('Q', Buffer.from(`${sql}\0`)));
      return readAnswer(messages);
    },
    /** `COPY table FROM STDIN`: lines in the text format, with their newlines. */
    async load(sql, lines) {
      socket.write(framed('Q', Buffer.from(`${sql}\0`)));
      let waiting = '';
      const send = async () => {
        if (!socket.write(framed('d', Buffer.from(waiting)))) await once(socket, 'drain');
        waiting = '';
      };
      for (const line of lines) {
        waiting += line;
        if (waiting.length > LOADED_AT_ONCE) await send();
      }
      await send();
      socket.write(framed('c', Buffer.alloc(0)));
      return readAnswer(messages);
    },
    close: () => socket.end(framed('X', Buffer.alloc(0))),
  };
}

/** Reads until the server is ready for the next query. */
async function readAnswer(messages) {
  let rows = [];
  let complaint = null;
  for (;;) {
    const { value, done } = await messages.next();
    if (done) throw new Error(complaint ?? 'the server closed the connection');
    const { kind, body } = value;
    if (kind === 'T') rows = [];
    else if (kind === 'D') rows.push(readRow(body));
    else if (kind === 'E') complaint = /\0M([^\0]*)/.exec(`\0${body.toString('utf8')}`)?.[1] ?? 'an error';
    else if (kind === 'Z') {
      if (complaint !== null) throw new Error(complaint);
      return rows;
    }
  }
}

function readRow(body) {
  const row = [];
  let at = 2;
  for (let column = body.readInt16BE(0); column > 0; column -= 1) {
    const length = body.readInt32BE(at);
    at += 4;
    row.push(length < 0 ? null : body.toString('utf8', at, at + length));
    at += Math.max(0, length);
  }
  return row;
}

function framed(kind, body) {
  const head = Buffer.alloc(5);
  head.write(kind, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

async function* readMessages(socket) {
  let rest = Buffer.alloc(0);
  for await (const chunk of socket) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (rest.length - at >= 5) {
      const length = rest.readInt32BE(at + 1);
      if (rest.length - at - 1 < length) break;
      yield { kind: String.fromCharCode(rest[at]), body: rest.subarray(at + 5, at + 1 + length) };
      at += 1 + length;
    }
    rest = rest.subarray(at);
  }
}
