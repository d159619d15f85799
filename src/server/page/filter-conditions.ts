// The part of the filter language that the page's own links write: `name = "value"` joined by AND.
// Any other filter is left as it is and shown as one condition; reading filters is the engine's.

/** One `name = "value"`. */
export interface Condition {
  readonly name: string;
  readonly value: string;
}

const CONDITION = /\s*([\w.-]+)\s*=\s*"((?:[^"\\]|\\["\\])*)"\s*(AND\b|$)/y;

/** The conditions of a filter, or null when it says more than conditions joined by AND. */
export function parseConditions(filter: string): readonly Condition[] | null {
  const conditions: Condition[] = [];
  const pattern = new RegExp(CONDITION);
  let joint: string | undefined = 'AND';
  while (joint === 'AND') {
    const match = pattern.exec(filter);
    if (match === null) return null;
    const [, name = '', value = '', next] = match;
    conditions.push({ name, value: value.replaceAll(/\\(["\\])/g, '$1') });
    joint = next;
  }
  return conditions;
}

/** The filter that says exactly these conditions; empty for none. */
export function printConditions(conditions: readonly Condition[]): string {
  return conditions
    .map(({ name, value }) => `${name} = "${value.replaceAll(/["\\]/g, '\\$&')}"`)
    .join(' AND ');
}
