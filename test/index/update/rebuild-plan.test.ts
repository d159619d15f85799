// What a run says that has to index everything anew: before it begins, and when it is done.

import { describe, expect, it } from 'vitest';
import type { FieldSettings } from '../../../src/field-settings.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import type { RebuildPlan, UpdateSummary } from '../../../src/index/update/update-summary.js';
import { writeCorpus } from '../../documents/read-corpus.js';
import { temporaryFolder } from '../../temporary-folder.js';

const corpus = writeCorpus(temporaryFolder(), {
  'a.jsonl': ['{"id":"1","text":"one","notes":"a ferry"}', '{"id":"2","text":"two","notes":"a tide"}'].join(
    '\n',
  ),
  'b.txt': 'three',
});

interface Told {
  readonly summary: UpdateSummary;
  /** What was told, with how many documents had been read by then. */
  readonly plans: readonly (RebuildPlan & { readonly documentsRead: number })[];
}

async function run(directory: MemoryDirectory, fields: FieldSettings, full = false): Promise<Told> {
  const plans: (RebuildPlan & { documentsRead: number })[] = [];
  let documentsRead = 0;
  const summary = await updateIndex({
    corpus,
    directory,
    fields,
    full,
    onProgress: ({ documents }) => {
      documentsRead = documents;
    },
    onRebuild: (plan) => {
      plans.push({ ...plan, documentsRead });
    },
  });
  return { summary, plans };
}

describe('a run that has to index everything anew', () => {
  it('says before how much that is and how long it takes by what the last one took, and after how long it took', async () => {
    const directory = new MemoryDirectory();
    const first = await run(directory, {});
    expect(first.plans).toEqual([]);
    expect(first.summary.rebuild).toBeNull();
    const { summary, plans } = await run(directory, { notes: { as: 'text' } });
    const [plan] = plans;
    expect(plans).toHaveLength(1);
    expect(plan).toMatchObject({ documents: 3, files: 2, bytes: summary.bytesRead, documentsRead: 0 });
    expect(plan?.reason).toContain('fields');
    // Both read the same bytes: what is told is what the first took up to its commit.
    expect(plan?.seconds).toBeGreaterThan(0);
    expect(plan?.seconds).toBeLessThanOrEqual(first.summary.seconds);
    expect(summary.rebuild).toEqual({ ...summary.rebuild, reason: summary.restarted, documents: 3 });
    expect(summary.seconds).toBeGreaterThan(0);
  });

  it('says so also where runs that indexed changes alone came between', async () => {
    const directory = new MemoryDirectory();
    await run(directory, {});
    const between = await run(directory, { notes: { label: 'Notes' } });
    expect(between.summary).toMatchObject({ published: true, settingsTakenOver: true, rebuild: null });
    expect(between.plans).toEqual([]);
    const { plans, summary } = await run(directory, { notes: false });
    expect(plans[0]?.seconds).toBeGreaterThan(0);
    expect(summary.settingsTakenOver).toBe(false);
    expect((await run(directory, { notes: false })).summary.settingsTakenOver).toBe(false);
  });

  it('says nothing before what was asked for', async () => {
    const directory = new MemoryDirectory();
    await run(directory, {});
    expect((await run(directory, {}, true)).plans).toEqual([]);
  });
});
