import { describe, expect, it } from 'vitest';
import {
  findRepeatedTables,
  isNotionPage,
  nameInNotion,
} from '../../../../src/documents/source/folders/notion-export.js';

const ID = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';

describe('nameInNotion', () => {
  it.each([
    [`Harbour work ${ID}`, 'Harbour work'],
    [`Tasks ${ID}_all`, 'Tasks'],
    [ID, ID],
    [`Harbour ${ID.slice(1)}`, `Harbour ${ID.slice(1)}`],
    ['Export-0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f.zip', ''],
    ['ExportBlock-0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f-Part-1', ''],
    ['Exports', 'Exports'],
  ])('%s is %j', (name, shown) => {
    expect(nameInNotion(name)).toBe(shown);
  });
});

describe('isNotionPage', () => {
  it('tells pages by their names', () => {
    expect(isNotionPage(`a/Harbour work ${ID}.md`)).toBe(true);
    expect(isNotionPage(`a/Harbour work ${ID}.csv`)).toBe(false);
    expect(isNotionPage(`a ${ID}/page.md`)).toBe(false);
  });
});

describe('findRepeatedTables', () => {
  it('has those whose rows are pages, with or without an id in the name of their folder', () => {
    const tables = [`Tasks ${ID}.csv`, `Tasks ${ID}_all.csv`];
    for (const folder of [`Tasks ${ID}`, 'Tasks'])
      expect([...findRepeatedTables([...tables, `${folder}/Paint ${ID}.md`])]).toEqual(tables);
  });

  it('has one of two tables whose rows are no pages', () => {
    expect([...findRepeatedTables([`a/T ${ID}.csv`, `a/T ${ID}_all.csv`, 'a/b.md'])]).toEqual([
      `a/T ${ID}.csv`,
    ]);
    expect(findRepeatedTables([`a/T ${ID}.csv`, 'T.csv', 'T/a.md']).size).toBe(0);
  });
});
