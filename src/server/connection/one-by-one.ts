// Requests of one connection are answered one after another, and read only a few ahead: whoever sends a thousand at once gains
// nothing over whoever waits for each answer, and keeps nobody else waiting. Node by itself begins all that has come at once.

import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';

/** Requests of a connection that are read before their turn comes; what is behind them stays unread. */
const MAX_AHEAD = 4;
/** The least that is read at a time, in bytes: room for two or three requests that are as short as can be. */
const MIN_PIECE = 64;
/** What ends the head of a request. */
const HEAD_END = '\r\n\r\n';
/** Requests that were sent ahead and are begun before everybody else has a turn. */
const BEGUN_AT_ONCE = 16;

/** What Node has read the bytes of a connection with. */
type Parse = (bytes: Buffer) => void;

/** Has the requests of each connection wait for those before them. Whatever answers requests is to be wrapped. */
export type OneByOne = (listener: RequestListener) => RequestListener;

/** Prepares a server, before it listens. */
export function answerOneByOne(server: Server): OneByOne {
  const lines = new WeakMap<object, Line>();
  const turns = new Turns();
  server.on('connection', (socket) => {
    lines.set(socket, new Line(socket, turns));
  });
  // More requests than a connection may have: it is closed behind the last of them.
  server.on('dropRequest', (_request, socket) => lines.get(socket)?.stopReading());
  return (listener) => (request, response) => {
    const line = lines.get(request.socket);
    // The turn of the next has come once all of this answer was handed to the system: one that is not read holds back the rest.
    response.once('close', () => line?.finish());
    const begin = (): void => {
      listener(request, response);
    };
    if (line === undefined) begin();
    else line.begin(begin);
  };
}

/** Connections with a request that was sent ahead and whose turn has come. */
class Turns {
  readonly #due = new Set<Line>();
  #isSet = false;

  add(line: Line): void {
    this.#due.add(line);
    this.#set();
  }

  #set(): void {
    if (this.#isSet) return;
    this.#isSet = true;
    setImmediate(() => {
      this.#isSet = false;
      this.#take();
    });
  }

  #take(): void {
    let begun = 0;
    for (const line of this.#due) {
      if (begun === BEGUN_AT_ONCE) break;
      this.#due.delete(line);
      line.next();
      begun += 1;
    }
    if (this.#due.size > 0) this.#set();
  }
}

/** The requests of one connection. */
class Line {
  readonly #socket: Socket;
  readonly #turns: Turns;
  readonly #parse: Parse | undefined;
  readonly #ahead: (() => void)[] = [];
  #isAnswering = false;
  /** Whether reading was stopped here, to go on when there is room. */
  #isHeld = false;
  #isOver = false;

  constructor(socket: Socket, turns: Turns) {
    this.#socket = socket;
    this.#turns = turns;
    const [parse] = socket.listeners('data');
    if (parse === undefined) return;
    this.#parse = parse as Parse;
    socket.on('data', (bytes: Buffer) => {
      this.#read(bytes);
    });
    socket.off('data', this.#parse);
    socket.on('drain', () => {
      this.#readOn();
    });
  }

  /** Begins a request, now or when its turn has come. */
  begin(begin: () => void): void {
    if (this.#isAnswering) {
      this.#ahead.push(begin);
      return;
    }
    this.#isAnswering = true;
    begin();
  }

  /** Says that a request is answered, or will never be. */
  finish(): void {
    if (this.#ahead.length === 0 && !this.#isHeld) this.#isAnswering = false;
    else this.#turns.add(this);
  }

  /** Begins the next request of those that were sent ahead, and reads on. */
  next(): void {
    if (this.#socket.destroyed) return;
    const begin = this.#ahead.shift();
    if (begin === undefined) this.#isAnswering = false;
    else begin();
    this.#readOn();
  }

  /** What else is sent is not read any more. */
  stopReading(): void {
    this.#isOver = true;
  }

  /** Reads request by request, as far as there is room. What is left goes back, and is read when there is room again. */
  #read(bytes: Buffer): void {
    this.#isHeld = false;
    let at = 0;
    while (at < bytes.length && this.#hasRoom()) {
      const end = endOfPiece(bytes, at);
      this.#parse?.(at === 0 && end === bytes.length ? bytes : bytes.subarray(at, end));
      at = end;
    }
    const socket = this.#socket;
    if (at === bytes.length || this.#isOver || socket.writableEnded || socket.destroyed) return;
    // Whoever else has stopped it goes on with it, too: Node does so while an answer or a body is not read.
    if (!socket.isPaused()) {
      this.#isHeld = true;
      socket.pause();
    }
    socket.unshift(bytes.subarray(at));
  }

  #hasRoom(): boolean {
    const socket = this.#socket;
    const isOpen = !this.#isOver && !socket.writableEnded && !socket.destroyed;
    return isOpen && this.#ahead.length < MAX_AHEAD && !socket.isPaused() && !socket.writableNeedDrain;
  }

  #readOn(): void {
    if (!this.#isHeld || this.#ahead.length >= MAX_AHEAD || this.#socket.writableNeedDrain) return;
    this.#isHeld = false;
    this.#socket.resume();
  }
}

/** Up to where bytes are read at once: to the end of the next head, but for what is too short to be one. */
function endOfPiece(bytes: Buffer, start: number): number {
  const end = bytes.indexOf(HEAD_END, start + MIN_PIECE - HEAD_END.length, 'latin1');
  return end < 0 ? bytes.length : end + HEAD_END.length;
}
