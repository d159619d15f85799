// The lines between the records of a bulk file of Elasticsearch or OpenSearch: `{"index": {"_id": "7"}}` says what is to be done
// with the record in the line below.

import { isJsonRecord } from '../../json-value.js';

const MAX_BYTES = 1000;
const BEGINNING = /^\s*\{\s*"(?:index|create|update|delete)"\s*:\s*\{/;
/** What stands in an action besides names with an underscore before them. */
const OPTIONS: ReadonlySet<string> = new Set(
  'routing pipeline retry_on_conflict require_alias require_data_stream version version_type if_seq_no if_primary_term'.split(
    ' ',
  ),
);

/** What an action line says of the line below it. */
export interface BulkAction {
  /** Whether the line below is its record: after all but a deletion. */
  readonly hasRecord: boolean;
  /** The id that it gives its record, or null. */
  readonly id: string | number | null;
}

/** The action that a line is, or null for any other line. */
export function readBulkAction(line: Buffer): BulkAction | null {
  if (line.length > MAX_BYTES || !BEGINNING.test(line.toString('latin1', 0, 40))) return null;
  let value: unknown;
  try {
    value = JSON.parse(line.toString('utf8'));
  } catch {
    return null;
  }
  const [entry, ...others] = isJsonRecord(value) ? Object.entries(value) : [];
  if (entry === undefined || others.length > 0) return null;
  const [name, target] = entry;
  if (!isJsonRecord(target)) return null;
  if (!Object.keys(target).every((key) => key.startsWith('_') || OPTIONS.has(key))) return null;
  const id = target['_id'];
  return {
    hasRecord: name !== 'delete',
    id: typeof id === 'string' || typeof id === 'number' ? id : null,
  };
}
