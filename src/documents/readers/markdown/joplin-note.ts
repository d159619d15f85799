// A note as Joplin exports it ("RAW"): the title in the first line, and properties in a block at the end, the last of them its type.

import type { PassedOverKind } from '../../source/passed-over.js';
import { SkipError } from '../../source/skipped.js';

const PROPERTIES = /(?:^|\n\n)(id: [\da-f]{32}\n(?:[a-z_]{1,40}: ?[^\n]*\n){1,80}type_: \d{1,2})\s*$/;
/** More is no block of properties, in UTF-16 units. */
const MAX_LENGTH = 16 * 1024;
const NOTE = '1';

/** A note: its properties by name, with its title, and its text. */
export interface JoplinNote {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/**
 * The fields and the body of such a note; null for any other text. Throws SkipError for what Joplin keeps beside notes in the same way
 * (notebooks, tags, attachments), for copies of a conflict and for what is encrypted.
 */
export function readJoplinNote(text: string): JoplinNote | null {
  const tail = text.slice(-MAX_LENGTH);
  const block = /\ntype_: \d{1,2}\s*$/.test(tail) ? PROPERTIES.exec(tail) : null;
  if (block === null) return null;
  const properties = new Map(
    (block[1] ?? '').split('\n').map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );
  if (properties.get('type_') !== NOTE)
    throw new SkipError('passed_over', 'parts of a collection of notes' satisfies PassedOverKind);
  if (properties.get('is_conflict') === '1')
    throw new SkipError('passed_over', 'copies left by a sync conflict' satisfies PassedOverKind);
  if (properties.get('encryption_applied') === '1')
    throw new SkipError('encrypted', 'is encrypted: export it without encryption');
  const written = text.slice(0, text.length - tail.length + block.index);
  const lineFeed = written.indexOf('\n');
  const title = lineFeed < 0 ? written : written.slice(0, lineFeed);
  const known = { title, date: properties.get('created_time'), url: properties.get('source_url') };
  return {
    fields: Object.fromEntries(
      Object.entries(known).filter(([, value]) => value !== undefined && value !== ''),
    ),
    body: lineFeed < 0 ? '' : written.slice(lineFeed + 1),
  };
}
