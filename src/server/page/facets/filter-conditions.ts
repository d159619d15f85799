// The part of the filter language that the controls of the page write: conditions on one field each, joined by AND.
// Any other filter is left as it is and shown as one condition; reading filters is the engine's.

/** A condition on one field. Values are those of a facet, or dates (`2015`, `2015-12`, `2015-12-31`). */
export interface Condition {
  readonly name: string;
  /** `in`: one of the values; `not`: none of them; `from` and `until`, of dates and numbers: not after the one value. `below`: before it. */
  readonly kind: 'in' | 'not' | 'from' | 'until' | 'below';
  readonly values: readonly string[];
}

const STRING = String.raw`"(?:[^"\\]|\\["\\])*"`;
const LIST = String.raw`\[\s*${STRING}(?:\s*,\s*${STRING})*\s*\]`;
const VALUE = new RegExp(STRING, 'g');
/** A comparison, or dates of which one is enough. */
const CLAUSE = new RegExp(
  String.raw`\s*(?:([\p{L}\p{M}\p{N}_.-]+)\s*(=|!=|>=|<=|<|(?:NOT\s+)?IN\b)\s*(${STRING}|[\w.\-]+|${LIST})|` +
    String.raw`\(\s*(date\s*=\s*${STRING}(?:\s+OR\s+date\s*=\s*${STRING})*)\s*\))\s*(AND\b|$)`,
  'yu',
);

/** The conditions of a filter, or null when it says more than conditions joined by AND. */
export function parseConditions(filter: string): readonly Condition[] | null {
  const conditions: Condition[] = [];
  const pattern = new RegExp(CLAUSE);
  let joint: string | undefined = 'AND';
  while (joint === 'AND') {
    const match = pattern.exec(filter);
    if (match === null) return null;
    const [, name = 'date', sign = '=', value = '', dates, next] = match;
    const condition = readCondition(name, sign, dates ?? value);
    if (condition === null) return null;
    conditions.push(condition);
    joint = next;
  }
  return conditions;
}

function readCondition(name: string, sign: string, written: string): Condition | null {
  const quoted = written.match(VALUE) ?? [];
  const values = quoted.map((text) => text.slice(1, -1).replaceAll(/\\(["\\])/g, '$1'));
  const all = values.length === 0 ? [written] : values;
  if (sign === '<') return name.startsWith('fields.') ? { name, kind: 'below', values: all } : null;
  if (sign === '>=' || sign === '<=') {
    return name === 'date' || name.startsWith('fields.')
      ? { name, kind: sign === '>=' ? 'from' : 'until', values: all }
      : null;
  }
  if (name === 'date' && sign.endsWith('IN')) return null;
  return { name, kind: sign === '=' || sign === 'IN' ? 'in' : 'not', values: all };
}

/** The filter that says exactly these conditions; empty for none. */
export function printConditions(conditions: readonly Condition[]): string {
  return conditions.map(printCondition).join(' AND ');
}

function printCondition({ name, kind, values }: Condition): string {
  const quoted = values.map((value) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`);
  const [first = '""'] = quoted;
  if (kind === 'from') return `${name} >= ${first}`;
  if (kind === 'below') return `${name} < ${first}`;
  if (kind === 'until') return `${name} <= ${first}`;
  const sign = kind === 'in' ? '=' : '!=';
  if (quoted.length <= 1) return `${name} ${sign} ${first}`;
  if (name !== 'date') return `${name} ${kind === 'in' ? 'IN' : 'NOT IN'} [${quoted.join(', ')}]`;
  const each = quoted.map((value) => `date ${sign} ${value}`);
  return kind === 'in' ? `(${each.join(' OR ')})` : each.join(' AND ');
}

/** The conditions with one value more; a field has one condition of each kind. */
export function addValue(
  conditions: readonly Condition[],
  name: string,
  kind: Condition['kind'],
  value: string,
): readonly Condition[] {
  const isSame = (other: Condition): boolean => other.name === name && other.kind === kind;
  if (!conditions.some(isSame)) return [...conditions, { name, kind, values: [value] }];
  return conditions.map((other) =>
    !isSame(other) || other.values.includes(value)
      ? other
      : { ...other, values: kind === 'in' || kind === 'not' ? [...other.values, value] : [value] },
  );
}

/** The conditions without one value; a condition without values is dropped. */
export function removeValue(
  conditions: readonly Condition[],
  condition: Condition,
  value: string,
): readonly Condition[] {
  return conditions.flatMap((other) => {
    if (other !== condition) return [other];
    const values = other.values.filter((own) => own !== value);
    return values.length === 0 ? [] : [{ ...other, values }];
  });
}

/** The values that a field may have, as conditions of this kind say; none where any will do. */
export function valuesOf(
  conditions: readonly Condition[],
  name: string,
  kind: Condition['kind'] = 'in',
): readonly string[] {
  return conditions.flatMap((condition) =>
    condition.name === name && condition.kind === kind ? condition.values : [],
  );
}
