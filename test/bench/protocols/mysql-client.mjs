// Asks a server that speaks the text protocol of MySQL 4.1 without a password, as Sphinx does: one query at a time.
// Not for a real MySQL: it logs in as nobody and knows no cursors, no compression and no TLS.

import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { connect } from 'node:net';

const QUERY = 0x03;
const PROTOCOL_41_AND_SECURE = 0x00_00_82_00;
const ERROR = 0xff;
const END = 0xfe;

/** Connects over loopback. `query(sql)` resolves to rows, arrays of strings or null; rejects with what the server complained of. */
export async function connectMysql(port) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const packets = readPackets(socket);
  await nextPacket(packets);
  const login = Buffer.alloc(34);
  login.writeUInt32LE(PROTOCOL_41_AND_SECURE, 0);
  login.writeUInt32LE(1 << 24, 4);
  login[8] = 33;
  socket.write(framed(login, 1));
  throwIfError(await nextPacket(packets));
  return {
    async query(sql) {
      socket.write(framed(Buffer.concat([Buffer.from([QUERY]), Buffer.from(sql)]), 0));
      return readRows(packets);
    },
    close: () => socket.destroy(),
  };
}

async function readRows(packets) {
  const head = await nextPacket(packets);
  throwIfError(head);
  const columns = head[0];
  if (columns === 0) return [];
  for (let packet = await nextPacket(packets); packet[0] !== END; packet = await nextPacket(packets));
  const rows = [];
  for (;;) {
    const packet = await nextPacket(packets);
    throwIfError(packet);
    if (packet[0] === END && packet.length < 9) return rows;
    rows.push(readRow(packet, columns));
  }
}

function readRow(packet, columns) {
  const row = [];
  let at = 0;
  for (let column = 0; column < columns; column += 1) {
    let length = packet[at];
    at += 1;
    if (length === 0xfb) {
      row.push(null);
      continue;
    }
    if (length >= 0xfc) {
      const bytes = { 0xfc: 2, 0xfd: 3, 0xfe: 8 }[length];
      length = packet.readUIntLE(at, Math.min(6, bytes));
      at += bytes;
    }
    row.push(packet.toString('utf8', at, at + length));
    at += length;
  }
  return row;
}

function framed(body, number) {
  const head = Buffer.alloc(4);
  head.writeUIntLE(body.length, 0, 3);
  head[3] = number;
  return Buffer.concat([head, body]);
}

/** The bodies of the packets that arrive. */
async function* readPackets(socket) {
  let rest = Buffer.alloc(0);
  for await (const chunk of socket) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (rest.length - at >= 4) {
      const length = rest.readUIntLE(at, 3);
      if (rest.length - at - 4 < length) break;
      yield rest.subarray(at + 4, at + 4 + length);
      at += 4 + length;
    }
    rest = rest.subarray(at);
  }
}

async function nextPacket(packets) {
  const { value, done } = await packets.next();
  if (done) throw new Error('the server closed the connection');
  return value;
}

function throwIfError(packet) {
  if (packet[0] === ERROR) throw new Error(packet.toString('utf8', 9));
}
