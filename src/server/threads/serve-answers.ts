// The half of a search thread that runs in it: opens an index beside the one it answers from, and hands finished bytes back.

import { serveQuestions } from '../../threads/serve-tasks.js';
import type { Answer, Answerer, AnswerOptions, AnswerRequest } from '../answers/answerer.js';
import { encodeError } from '../answers/encoded-error.js';
import { type AnswerOutcome, type SearchQuestion, type SearchReply, SIGNAL } from './search-question.js';

/** How often the thread says that it is not stuck, in milliseconds. */
const BEAT_MS = 100;
/** Answers between two looks at how much memory the thread holds. */
const MEMORY_INTERVAL = 100;

/** How an index is to be opened. */
export interface OpenOptions {
  /** Whether no other thread has opened this index yet. */
  readonly isFirst: boolean;
  /** Whether nobody waits any more for what is being answered. */
  readonly isAbandoned: () => boolean;
}

/** Opens the index that a message describes, for an answerer. What was opened before is not asked any more after that. */
export type OpenIndex<Index> = (index: Index, options: OpenOptions) => Answerer;

/** Answers what the thread is asked, until it is closed. */
export function serveAnswers<Index>(open: OpenIndex<Index>): void {
  const thread = new AnsweringThread(open);
  serveQuestions(async (question: SearchQuestion<Index>) => thread.reply(question), memoryOf);
}

class AnsweringThread<Index> {
  readonly #open: OpenIndex<Index>;
  #prepared: Answerer | null = null;
  #serving: Answerer | null = null;
  #isBeating = false;
  /** Whoever asks: of one that is gone the thread learns by its signals. */
  readonly #client: AnswerOptions = { signal: new AbortController().signal, connection: this };
  #number = 0;
  #answers = 0;
  #memoryBytes = 0;

  constructor(open: OpenIndex<Index>) {
    this.#open = open;
  }

  async reply(question: SearchQuestion<Index>): Promise<SearchReply> {
    switch (question.kind) {
      case 'prepare': {
        const { index, isFirst, signals } = question;
        const isAbandoned = (): boolean => Atomics.load(signals, SIGNAL.abandoned) === this.#number;
        this.#beat(signals);
        this.#prepared = this.#open(index, { isFirst, isAbandoned });
        return { kind: 'done' };
      }
      case 'commit':
        this.#serving = this.#prepared;
        this.#prepared = null;
        return { kind: 'done' };
      case 'answer':
        this.#number = question.number;
        return {
          kind: 'answered',
          outcome: await this.#answer(question.request),
          memoryBytes: this.#measureMemory(),
        };
    }
  }

  /** Says from now on that the thread is not stuck. */
  #beat(signals: Int32Array): void {
    if (this.#isBeating) return;
    this.#isBeating = true;
    setInterval(() => {
      Atomics.add(signals, SIGNAL.beat, 1);
    }, BEAT_MS);
  }

  async #answer(request: AnswerRequest): Promise<AnswerOutcome> {
    try {
      if (this.#serving === null) throw new Error('the thread was asked before it had opened an index');
      const answer = await this.#serving.answer(request, this.#client);
      return { kind: 'answer', answer: { ...answer, body: ownMemory(answer) } };
    } catch (error) {
      return { kind: 'failed', error: encodeError(error) };
    }
  }

  #measureMemory(): number {
    if (this.#answers % MEMORY_INTERVAL === 0) {
      const { heapTotal, external } = process.memoryUsage();
      this.#memoryBytes = heapTotal + external;
    }
    this.#answers += 1;
    return this.#memoryBytes;
  }
}

/** The bytes in memory of their own, which can be handed over: small buffers are cut from memory that others use, too. */
function ownMemory({ body }: Answer): Uint8Array<ArrayBuffer> {
  const { buffer } = body;
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === body.byteLength;
  return isWhole ? new Uint8Array(buffer) : Uint8Array.from(body);
}

function memoryOf(reply: SearchReply): ArrayBuffer[] {
  if (reply.kind === 'done' || reply.outcome.kind === 'failed') return [];
  const { buffer } = reply.outcome.answer.body;
  return buffer instanceof ArrayBuffer ? [buffer] : [];
}
