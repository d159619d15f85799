import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EMPTY_SCHEMA, type OwnField } from '../../../src/index/format/own/own-schema.js';
import { askedFieldsOf } from '../../../src/search/plan/asked-fields.js';
import { parseFilter } from '../../../src/search/query/filter/parse-filter.js';
import { parseQuery } from '../../../src/search/query/parse-query.js';
import { HELP_TOPICS } from '../../../src/server/page/help/help-topics.js';

const guide = readFileSync(new URL('../../../docs/query-language.md', import.meta.url), 'utf8');

/** The code in the first column of the table below a heading. */
function examplesOf(heading: string): string[] {
  const section = guide.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = [...section.matchAll(/^\| (`.*?) +\|/gm)].map(([, cell = '']) => cell);
  return rows.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, example = '']) => example));
}

const describeField = (name: string, type: OwnField['type']): OwnField => ({
  name,
  type,
  facet: true,
  label: null,
  configured: false,
  searchedIn: null,
  weight: null,
  language: null,
  columns: [name],
});
/** The own fields that the examples speak of. */
const own = askedFieldsOf({
  ...EMPTY_SCHEMA,
  fields: [describeField('author', 'keyword'), describeField('price', 'number')],
});

describe('the examples of the documentation', () => {
  it.each([...HELP_TOPICS.map(({ example }) => example), ...examplesOf('In short')])(
    '%s is read as meant',
    (text) => {
      const { query, warnings } = parseQuery(text, own);
      expect(query.clauses.length).toBeGreaterThan(0);
      expect(warnings).toEqual([]);
    },
  );

  it.each(examplesOf('Filters').filter((text) => /^\w+ .*(?:[=[]|EXISTS)/.test(text)))(
    '%s is a filter',
    (text) => {
      expect(() => parseFilter(text, own)).not.toThrow();
    },
  );

  it('are found in the text', () => {
    expect(examplesOf('In short').length).toBeGreaterThan(15);
    expect(examplesOf('Filters').length).toBeGreaterThan(6);
  });
});
