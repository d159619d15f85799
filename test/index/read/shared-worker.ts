// A thread of `open-generation.test.ts`: opens the generation of each task and returns its texts.

import { openShared, type SharedGeneration } from '../../../src/index/read/open-generation.js';
import { serveTasks } from '../../../src/threads/serve-tasks.js';

serveTasks((shared: SharedGeneration) => {
  const { segments } = openShared(shared, null).generation;
  const texts = segments.flatMap((snapshot) =>
    Array.from({ length: snapshot.segment.documentCount }, (_, document) => document)
      .filter((document) => !snapshot.isDeleted(document))
      .map((document) => snapshot.segment.stored.document(document).text),
  );
  return Promise.resolve(texts.sort());
});
