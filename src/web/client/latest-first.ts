// At most two questions under way: what is asked meanwhile waits, and of what waits only the newest is asked. An answer is taken
// if it is newer than the last one taken, however slow: then nobody sees nothing while typing on a slow network.

/** Questions under way at once. */
const MAX_RUNNING = 2;

/** Puts questions in order. */
export interface LatestFirst<Question> {
  /** Asks, now or as soon as there is room. */
  readonly ask: (question: Question) => void;
  /** Nothing that was asked before is taken any more. */
  readonly forget: () => void;
}

/**
 * Questions by `ask`; `take` gets an answer and whether it is that of the newest question.
 * A question that an answer has overtaken is given up.
 */
export function createLatestFirst<Question, Answer>(
  ask: (question: Question, signal: AbortSignal) => Promise<Answer>,
  take: (answer: Answer, question: Question, isNewest: boolean) => void,
): LatestFirst<Question> {
  const running = new Map<number, AbortController>();
  let newest = 0;
  let taken = 0;
  let waiting: { readonly number: number; readonly question: Question } | null = null;

  const start = (number: number, question: Question): void => {
    const request = new AbortController();
    running.set(number, request);
    const finish = (): void => {
      running.delete(number);
      if (waiting === null || running.size >= MAX_RUNNING) return;
      const next = waiting;
      waiting = null;
      start(next.number, next.question);
    };
    ask(question, request.signal).then(
      (answer) => {
        if (number > taken && !request.signal.aborted) {
          taken = number;
          for (const [other, overtaken] of running) if (other < number) overtaken.abort();
          take(answer, question, number === newest);
        }
        finish();
      },
      (error: unknown) => {
        finish();
        throw error;
      },
    );
  };

  return {
    ask(question) {
      newest += 1;
      if (running.size < MAX_RUNNING) start(newest, question);
      else waiting = { number: newest, question };
    },
    forget() {
      taken = newest;
      waiting = null;
      for (const request of running.values()) request.abort();
    },
  };
}
