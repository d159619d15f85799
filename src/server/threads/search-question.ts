// What the thread of the server asks a search thread, and what that replies. Plain data, but for memory that both share.

import type { Answer, AnswerRequest } from '../answers/answerer.js';
import type { EncodedError } from '../answers/encoded-error.js';

/** What both threads see at once, in shared memory: words of an Int32Array. */
export const SIGNAL = {
  /** The number of the request that nobody waits for any more. */
  abandoned: 0,
  /** Grows while the search thread is not busy with something that it cannot leave. */
  beat: 1,
} as const;

/** What a search thread is asked. `Index` describes an open index: what it is made of is for those who open it. */
export type SearchQuestion<Index> =
  /** To open an index, beside the one it answers from. */
  | {
      readonly kind: 'prepare';
      readonly index: Index;
      /** Whether no other thread has opened this index yet. */
      readonly isFirst: boolean;
      readonly signals: Int32Array;
    }
  /** To answer from the index it has opened. */
  | { readonly kind: 'commit' }
  | { readonly kind: 'answer'; readonly number: number; readonly request: AnswerRequest };

/** What a search thread replies. */
export type SearchReply =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'answered';
      readonly outcome: AnswerOutcome;
      /** Memory of the thread alone: its heap and buffers, without what it shares. */
      readonly memoryBytes: number;
    };

/** An answer, or why there is none. */
export type AnswerOutcome =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly error: EncodedError };
