// What can be set of the fields of documents, and how a setting that is wrong is named.

/** What a field of documents can be, from the narrowest type to the widest. */
export const FIELD_TYPES = ['boolean', 'number', 'date', 'keyword', 'text'] as const;

/** What is said of a field; false for one that nobody is to ask for. */
export type FieldSetting =
  | false
  | {
      /** What its values are, whatever they look like. */
      readonly as?: (typeof FIELD_TYPES)[number];
      /** Whether its values are counted. */
      readonly facet?: boolean;
      /** Its name for readers. */
      readonly label?: string;
      /** Other names by which documents call it. */
      readonly from?: readonly string[];
    };

/** What is said of fields, by their names. */
export type FieldSettings = Readonly<Record<string, FieldSetting>>;

/** A setting that is wrong: where it stands below `fields`, and what is wrong with it. */
export interface FieldProblem {
  readonly path: readonly string[];
  readonly problem: string;
}

const MAX_FIELDS = 200;
const MAX_LABEL_LENGTH = 80;
const NAME = /^[\p{L}\p{M}\p{N}_.-]{1,64}$/u;

type Check = (value: unknown) => string | null;

/** What each part of a setting must be; null where a value is that. */
const CHECKS: Readonly<Record<string, Check>> = {
  as: (value) =>
    (FIELD_TYPES as readonly unknown[]).includes(value) ? null : `must be one of ${FIELD_TYPES.join(', ')}`,
  facet: (value) => (typeof value === 'boolean' ? null : 'must be true or false'),
  label: (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= MAX_LABEL_LENGTH
      ? null
      : `must be a text of at most ${MAX_LABEL_LENGTH} characters`,
  from: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string' && name !== '')
      ? null
      : 'must be a list of names, as ["preis"]',
};

/** The first thing that is wrong with settings of fields, or null. Says what is allowed there, and what stands there. */
export function findFieldProblem(value: unknown): FieldProblem | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return wrong([], 'must be an object of fields, as {"price": {"as": "number"}}', value);
  const fields = Object.entries(value);
  if (fields.length > MAX_FIELDS) return wrong([], `must be at most ${MAX_FIELDS} fields`, fields.length);
  const owner = new Map<string, string>();
  for (const [name, setting] of fields as [string, unknown][]) {
    if (!NAME.test(name))
      return wrong([name], 'must be named with at most 64 letters, digits, _, - and . only');
    if (setting === false) continue;
    if (typeof setting !== 'object' || setting === null || Array.isArray(setting))
      return wrong([name], 'must be false, or an object as {"as": "number"}', setting);
    for (const [part, given] of Object.entries(setting) as [string, unknown][]) {
      const check = CHECKS[part];
      if (check === undefined)
        return wrong(
          [name, part],
          `is not a setting of a field; there are ${Object.keys(CHECKS).join(', ')}`,
        );
      const problem = check(given);
      if (problem !== null) return wrong([name, part], problem, given);
    }
    for (const other of [name, ...((setting as { readonly from?: readonly string[] }).from ?? [])]) {
      const taken = owner.get(other);
      if (taken !== undefined && taken !== name)
        return wrong([name], `"${other}" is said to be ${taken}, too: a name can be one field`);
      owner.set(other, name);
    }
  }
  return null;
}

function wrong(path: readonly string[], problem: string, given?: unknown): FieldProblem {
  return {
    path,
    problem: given === undefined ? problem : `${problem}, not ${JSON.stringify(given).slice(0, 60)}`,
  };
}
