// The values of own fields as the cluster has them, read as their type.

import type { AskedField } from '../../search/query/asked-field.js';
import { valueOfOwnKey } from '../own-columns.js';

/** The key of a value: equal for values that are one. Null for a value that is none of the type. */
export function keyOf({ type }: AskedField, keyword: string): string | null {
  return type.read(valueOfOwnKey(keyword))?.key ?? null;
}
