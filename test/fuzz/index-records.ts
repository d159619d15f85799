// A small index for targets that need a whole one.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Directory } from '../../src/index/directory/directory.js';
import { updateIndex } from '../../src/index/update/update-index.js';
import { writeFiles } from '../temporary-folder.js';

/** Indexes a handful of documents; the corpus is gone afterwards. */
export async function indexRecords<Target extends Directory>(directory: Target): Promise<Target> {
  const corpus = mkdtempSync(path.join(tmpdir(), 'findling-fuzz-'));
  try {
    writeFiles(corpus, {
      'records.jsonl': [
        {
          _id: 'ferry',
          title: 'The ferry',
          text: 'A ferry left the harbour before the storm surge.',
          section: 'Sea',
          price: 1,
        },
        {
          _id: 'storm',
          title: 'Storm',
          text: 'A storm surge came over the harbour wall.',
          section: 'Weather',
          price: 2.5,
        },
        {
          _id: 'a/b c',
          title: 'A <b>comet</b>',
          text: 'A comet was seen over the harbour & the sea.',
          date: '2015-12-12',
        },
      ]
        .map((record) => JSON.stringify(record))
        .join('\n'),
      'guide.md':
        '# Guide\n\n## Mooring\n\n- Call the harbour master\n- Wait\n\n## Departure\n\n```\ncode();\n```\n',
    });
    await updateIndex({ corpus, directory });
    return directory;
  } finally {
    rmSync(corpus, { recursive: true, force: true });
  }
}
