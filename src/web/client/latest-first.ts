// At most two questions under way: what is asked meanwhile waits, and of what waits only the newest is asked. An answer is taken
// if it is newer than the last one taken, however slow: then nobody sees nothing while typing on a slow network.
// Where the server refuses, questions wait in the same way until it may be asked again.

import { type NotBefore, Refusal } from './not-before.js';

/** Questions under way at once. */
const MAX_RUNNING = 2;

/** Puts questions in order. */
export interface LatestFirst<Question> {
  /**
   * Asks, now or as soon as there is room and the server may be asked.
   * @param isUrgent whether it is asked although the server refuses: a reader insists, once
   */
  readonly ask: (question: Question, isUrgent?: boolean) => void;
  /** Nothing that was asked before is taken any more. */
  readonly forget: () => void;
}

/** How questions are asked, and what becomes of their answers. */
export interface Asking<Question, Answer, Why> {
  /** What says whether the server may be asked; looked up at each question, since it may be another server by then. */
  readonly notBefore: () => NotBefore<Why>;
  readonly ask: (question: Question, signal: AbortSignal) => Promise<Answer | Refusal<Why>>;
  /** Gets an answer, and whether it is that of the newest question. */
  readonly take: (answer: Answer, question: Question, isNewest: boolean) => void;
  /**
   * Told that the newest question has no answer because the server refuses: that it has just been refused itself, or waits for this
   * reason. With it, a refused question is asked once more by itself when its time has come; without it, nobody is told, so nobody
   * waits for the answer.
   */
  readonly refuse?: (refusal: Refusal<Why>, question: Question, isItself: boolean) => void;
}

interface Asked<Question> {
  readonly number: number;
  readonly question: Question;
  readonly isUrgent: boolean;
}

/** Questions in order. One that an answer has overtaken is given up. */
export function createLatestFirst<Question, Answer, Why>({
  notBefore,
  ask,
  take,
  refuse,
}: Asking<Question, Answer, Why>): LatestFirst<Question> {
  const running = new Map<number, AbortController>();
  let newest = 0;
  let taken = 0;
  let waiting: Asked<Question> | null = null;
  /** Whether one was asked by itself since the last answer: where that is refused, too, to go on is the reader's to say. */
  let wasTried = false;

  const start = ({ number, question }: Asked<Question>): void => {
    const request = new AbortController();
    const server = notBefore();
    running.set(number, request);
    ask(question, request.signal).then(
      (answer) => {
        running.delete(number);
        const isNews = number > taken && !request.signal.aborted;
        if (answer instanceof Refusal) {
          server.hold(answer);
          if (isNews && number === newest && refuse !== undefined) {
            refuse(answer, question, true);
            if (!wasTried) waiting = { number, question, isUrgent: false };
          }
        } else if (isNews) {
          taken = number;
          wasTried = false;
          for (const [other, overtaken] of running) if (other < number) overtaken.abort();
          take(answer, question, number === newest);
        }
        startWaiting();
      },
      (error: unknown) => {
        running.delete(number);
        startWaiting();
        throw error;
      },
    );
  };

  /** Asks what waits, if there is room and the server may be asked. */
  const startWaiting = (): void => {
    if (waiting === null) return;
    const server = notBefore();
    const refusal = server.refusal();
    if (refusal !== null && !waiting.isUrgent) {
      server.whenPassed(goOn);
      refuse?.(refusal, waiting.question, false);
    } else if (running.size < MAX_RUNNING) {
      const next = waiting;
      waiting = null;
      start(next);
    }
  };

  const goOn = (): void => {
    if (waiting !== null) wasTried = true;
    startWaiting();
  };

  return {
    ask(question, isUrgent = false) {
      newest += 1;
      waiting = { number: newest, question, isUrgent };
      startWaiting();
    },
    forget() {
      taken = newest;
      waiting = null;
      for (const request of running.values()) request.abort();
    },
  };
}
