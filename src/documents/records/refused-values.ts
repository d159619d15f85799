// What a record says of itself that cannot be taken as it stands: a person is told, for nothing else would show it.

import { MAX_ID_LENGTH, MAX_NAME_LENGTH, MAX_TAG_LENGTH, MAX_TAGS, MAX_URL_LENGTH } from '../field-values.js';
import { roleOfField } from '../record-fields.js';

/** UTF-16 units of a value or name that are quoted. */
const MAX_QUOTED = 40;
const MAX_LENGTHS = {
  id: MAX_ID_LENGTH,
  url: MAX_URL_LENGTH,
  section: MAX_NAME_LENGTH,
  source: MAX_NAME_LENGTH,
};

/** One sentence without its subject for each known field whose value is not used, or not as a whole. */
export function listRefusedValues(record: object): readonly string[] {
  const problems: string[] = [];
  for (const name of Object.keys(record)) {
    const problem = findProblem(name, (record as Readonly<Record<string, unknown>>)[name]);
    if (problem !== null) problems.push(`the field "${name.slice(0, MAX_QUOTED)}" ${problem}`);
  }
  return problems;
}

function findProblem(name: string, value: unknown): string | null {
  if (typeof value === 'number' || value === null || value === undefined) return null;
  const role = roleOfField(name);
  if (role === 'tags') return findProblemOfTags(value);
  if (role !== 'id' && role !== 'url' && role !== 'section' && role !== 'source') return null;
  const most = MAX_LENGTHS[role];
  return typeof value === 'string' && value.trim().length > most
    ? `has more than ${most} characters and is not used`
    : null;
}

function findProblemOfTags(value: unknown): string | null {
  if (typeof value !== 'string' && !Array.isArray(value))
    return `holds ${JSON.stringify(value).slice(0, MAX_QUOTED)} where tags should be`;
  const items: readonly unknown[] = typeof value === 'string' ? value.split(/[,;]/) : value;
  const long = items.filter((item) => typeof item === 'string' && item.trim().length > MAX_TAG_LENGTH).length;
  if (long > 0) return `holds ${long} tags of more than ${MAX_TAG_LENGTH} characters, which are not used`;
  if (items.length > MAX_TAGS) return `holds ${items.length} tags, of which ${MAX_TAGS} are used`;
  return items.some(Array.isArray) ? 'holds lists within a list of tags, which were taken as one list' : null;
}
