// One answer that is being made, and everybody who waits for it.

import type { Answer, AnswerOptions } from './answerer.js';

/** Made for the client that asked first; clients that ask the same meanwhile join it. */
export class Flight implements AnswerOptions {
  /** Resolves or rejects as the answerer does. */
  readonly answering: Promise<Answer>;
  readonly #clients: AnswerOptions[];
  #gone: AbortController | null = null;
  #staying = 0;

  /** @param ask asks the answerer, with everybody who waits as its client */
  constructor(client: AnswerOptions, ask: (options: AnswerOptions) => Promise<Answer>) {
    this.#clients = [client];
    this.answering = ask(this);
  }

  /** The connection of the client that asked first: it is that client's turn. */
  get connection(): object {
    return this.#clients[0]?.connection ?? this;
  }

  get client(): string | undefined {
    return this.#clients[0]?.client;
  }

  /** Aborted once every client is gone. Clients are watched only where an answerer asks for this. */
  get signal(): AbortSignal {
    if (this.#gone === null) {
      this.#gone = new AbortController();
      for (const client of this.#clients) this.#watch(client, this.#gone);
    }
    return this.#gone.signal;
  }

  /** Whether nobody waits any more: the answer may never come. */
  get isAbandoned(): boolean {
    return this.#gone?.signal.aborted === true;
  }

  join(client: AnswerOptions): void {
    this.#clients.push(client);
    if (this.#gone !== null) this.#watch(client, this.#gone);
  }

  #watch({ signal }: AnswerOptions, gone: AbortController): void {
    this.#staying += 1;
    const leave = (): void => {
      this.#staying -= 1;
      if (this.#staying === 0) gone.abort();
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  }
}
