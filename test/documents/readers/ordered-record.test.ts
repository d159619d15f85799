import { describe, expect, it } from 'vitest';
import type { DateOrder } from '../../../src/documents/dates/date-order.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { type ReadCorpus, readCorpus, writeCorpus } from '../read-corpus.js';

const root = temporaryFolder();

function read(
  name: string,
  content: string,
  dateOrder: DateOrder | null = null,
  chunkBytes?: number,
): Promise<ReadCorpus> {
  return readCorpus(writeCorpus(root, { [name]: content }), {
    dateOrder,
    ...(chunkBytes === undefined ? {} : { chunkBytes }),
  });
}

async function datesOf(...given: Parameters<typeof read>): Promise<(string | null)[]> {
  return (await read(...given)).documents.map(({ date }) => date);
}

const row = (date: string, index: number): string => JSON.stringify({ id: `r${index}`, text: 'ferry', date });
const table = (dates: readonly string[]): string =>
  `id,text,date\n${dates.map((date, index) => `r${index},ferry,${date}\n`).join('')}`;

describe('dates that can be read in two ways', () => {
  it.each([
    ['notes.csv', table(['03/04/2024', '31/12/2024']), ['2024-04-03', '2024-12-31']],
    ['notes.csv', table(['03/04/2024', '12/31/2024']), ['2024-03-04', '2024-12-31']],
    [
      'notes.jsonl',
      ['03/04/24 10:00', '31/12/24 10:00'].map(row).join('\n'),
      ['2024-04-03T10:00:00Z', '2024-12-31T10:00:00Z'],
    ],
    ['notes.json', `[${['03-04-2024', '12-31-2024'].map(row).join(',')}]`, ['2024-03-04', '2024-12-31']],
  ])('are read as the other rows of %s are', async (name, content, dates) => {
    expect(await datesOf(name, content)).toEqual(dates);
  });

  it('are told by a row at the very end of a large file', async () => {
    const dates = [...Array.from({ length: 300 }, () => '03/04/2024'), '31/12/2024'];
    for (const chunkBytes of [64, 100, 1000])
      expect(new Set(await datesOf('notes.csv', table(dates), null, chunkBytes))).toEqual(
        new Set(['2024-04-03', '2024-12-31']),
      );
  });

  it('stay undated where the rows tell nothing or contradict each other, and are kept as they were', async () => {
    const open = await read('notes.csv', table(['03/04/2024', '05/06/2024']));
    expect(open.documents.map(({ date, extra }) => [date, extra['date']])).toEqual([
      [null, '03/04/2024'],
      [null, '05/06/2024'],
    ]);
    expect(await datesOf('notes.csv', table(['03/04/2024', '31/12/2024', '12/31/2024']))).toEqual([
      null,
      '2024-12-31',
      '2024-12-31',
    ]);
  });

  it('are read as the setting says where the rows tell nothing, also in a file of one document', async () => {
    expect(await datesOf('notes.csv', table(['03/04/2024']), 'mdy')).toEqual(['2024-03-04']);
    expect(await datesOf('notes.csv', table(['03/04/2024', '31/12/2024']), 'mdy')).toEqual([
      '2024-04-03',
      '2024-12-31',
    ]);
    expect(await datesOf('note.md', '---\ndate: 03/04/2024\n---\nferry\n', 'dmy')).toEqual(['2024-04-03']);
  });

  it('leave no second copy of the date among the other fields', async () => {
    const { documents } = await read('notes.csv', table(['03/04/2024']), 'dmy');
    expect(documents.map(({ extra }) => extra)).toEqual([{}]);
  });

  it('give their record another fingerprint in another order, and only then', async () => {
    const fingerprint = async (dates: readonly string[]): Promise<unknown> =>
      (await read('notes.csv', table(dates))).records[0]?.fingerprint;
    const open = await fingerprint(['03/04/2024']);
    const dayFirst = await fingerprint(['03/04/2024', '31/12/2024']);
    expect(new Set([open, dayFirst, await fingerprint(['03/04/2024', '12/31/2024'])]).size).toBe(3);
    expect(await fingerprint(['03/04/2024', '30/12/2024'])).toBe(dayFirst);
  });
});
