// A worker for tests: what it does is named by the path of the document it is given.

import type { ParsedRecord } from '../../../../src/documents/record.js';
import { skippedAt } from '../../../../src/documents/source/skipped.js';
import { serveQuestions } from '../../../../src/threads/serve-tasks.js';

serveQuestions(({ location }: { location: { path: string; line: null } }): Promise<ParsedRecord> => {
  if (location.path === 'endless') for (;;);
  if (location.path === 'greedy') for (const held: string[] = []; ;) held.push(String(held.length).repeat(9));
  if (location.path === 'dies') process.exit(1);
  return Promise.resolve({ kind: 'skipped', skipped: skippedAt(location, 'empty', 'was read') });
});
