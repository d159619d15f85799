// Values of JSON: the objects that records are, and the values of fields that a document has no property for, which are kept
// as JSON as far as it can be stored safely.

/** A JSON object. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Deeper values become null: serialising them would overflow the stack. */
const MAX_DEPTH = 32;

/** A value as it was, with null for what JSON cannot represent (infinite numbers, functions) and for what is too deep. */
export function keepJsonValue(value: unknown, depth = 0): unknown {
  switch (typeof value) {
    case 'string':
      return keepText(value);
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'object':
      if (value === null || depth >= MAX_DEPTH) return null;
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
      return Array.isArray(value)
        ? value.map((item) => keepJsonValue(item, depth + 1))
        : keepObject(value, depth);
    case 'bigint':
      return value.toString();
    case 'function':
    case 'symbol':
    case 'undefined':
      return null;
  }
}

/** Whether a value is an object, and no list. */
export function isJsonRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A new object without a prototype, in which `__proto__` and `constructor` are fields like any other. */
export function emptyRecord(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

function keepObject(value: object, depth: number): Record<string, unknown> {
  const kept = emptyRecord();
  for (const [name, item] of Object.entries(value)) kept[keepText(name)] = keepJsonValue(item, depth + 1);
  return kept;
}

/** A text, or the name of a field, with U+FFFD for halves of characters. */
export function keepText(text: string): string {
  return /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Cs}/gu, '\ufffd') : text;
}
