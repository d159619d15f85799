// Fields that are kept but not understood: JSON values, cut down to what can be stored safely.

/** Deeper values are cut: serialising them would overflow the stack. */
const DEEPEST = 32;

/** A JSON value as it was, but for what JSON cannot say (infinite numbers, functions) or depths no one reads: null. */
export function keepJsonValue(value: unknown, depth = 0): unknown {
  switch (typeof value) {
    case 'string':
      return keepText(value);
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'object':
      if (value === null || depth >= DEEPEST) return null;
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

/** An object without a prototype: a field named `__proto__` or `constructor` is a field like any other. */
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
