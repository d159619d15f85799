// The tags of answers, by which a client that has an answer asks whether it still holds.

import { hash, randomUUID } from 'node:crypto';

/** Makes tags that no other app makes: another release may write the same answer in another way. */
export class AnswerTags {
  readonly #salt = randomUUID();

  /**
   * The tag of the answer to a request (`answerKeyOf`) from a state of the engine (`EngineStatus.revision`). It is weak: how the
   * bytes are packed and how long the search took make no difference.
   */
  tagOf(key: string, revision: string): string {
    return `W/"${hash('sha1', `${this.#salt} ${revision} ${key}`)}"`;
  }
}
