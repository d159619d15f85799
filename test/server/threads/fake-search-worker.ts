// A search thread of `threaded-answerer.test.ts`: answers from the fake engine, but for words that make it fail in every way
// in which a thread can.

import { setImmediate } from 'node:timers/promises';
import { FindlingError } from '../../../src/errors.js';
import type { Answer, Answerer, AnswerRequest } from '../../../src/server/answers/answerer.js';
import { LocalAnswerer } from '../../../src/server/answers/local-answerer.js';
import { createPages } from '../../../src/server/page/pages.js';
import { type OpenOptions, serveAnswers } from '../../../src/server/threads/serve-answers.js';
import { FAKE_DOCUMENTS } from '../fake-documents.js';
import { FakeEngine } from '../fake-engine.js';
import { makeAssets } from '../open-app.js';

/** What the index of these tests is: the number of its generation. */
export interface FakeIndex {
  readonly generation: number;
}

/** What is done where a query is only this word. */
const misdeeds: Readonly<Record<string, (options: OpenOptions, index: FakeIndex) => Promise<void> | void>> = {
  damage: (_options, { generation }) => {
    if (generation === 7) throw new FindlingError('index_damaged', 'segments/000012/index.bin is damaged');
  },
  loop: () => {
    for (;;);
  },
  exit: () => process.exit(3),
  linger: async ({ isAbandoned }) => {
    while (!isAbandoned()) await setImmediate();
  },
};

class MischievousAnswerer implements Answerer {
  readonly #answerer: LocalAnswerer;
  readonly #index: FakeIndex;
  readonly #options: OpenOptions;

  constructor(index: FakeIndex, options: OpenOptions) {
    const engine = new FakeEngine(FAKE_DOCUMENTS, index.generation);
    const pages = createPages(makeAssets());
    this.#answerer = new LocalAnswerer({ engine: () => engine, pages, pageFacets: ['section'] });
    this.#index = index;
    this.#options = options;
  }

  async answer(request: AnswerRequest): Promise<Answer> {
    const word = new URL(request.url, 'http://localhost').searchParams.get('q') ?? '';
    await misdeeds[word]?.(this.#options, this.#index);
    return this.#answerer.answer(request);
  }
}

serveAnswers((index: FakeIndex, options) => new MischievousAnswerer(index, options));
