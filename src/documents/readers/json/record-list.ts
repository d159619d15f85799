// Finds the records in a JSON value: it is one, a list of them, or an object (the response of an API) that wraps such a list.

const WRAPPERS = [
  'articles',
  'items',
  'documents',
  'docs',
  'data',
  'results',
  'records',
  'hits',
  'entries',
  'stories',
];
/** `{"response": {"docs": [...]}}` and the like. */
const MAX_WRAPPINGS = 3;

/** The list of records a JSON value holds, or null when it is one record itself. */
export function findRecordList(value: unknown, wrappings = MAX_WRAPPINGS): readonly unknown[] | null {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (!isObject(value) || hasOwnText(value)) return null;
  for (const name of WRAPPERS) {
    const wrapped = Object.hasOwn(value, name) ? value[name] : undefined;
    if (isRecordList(wrapped)) return wrapped;
    if (wrappings > 0 && isObject(wrapped)) {
      const list = findRecordList(wrapped, wrappings - 1);
      if (list !== null) return list;
    }
  }
  if (Object.hasOwn(value, 'title')) return null;
  const lists = Object.values(value).filter(isRecordList);
  const [only] = lists;
  if (lists.length === 1 && only !== undefined) return only;
  const inner = Object.values(value).filter(isObject);
  return wrappings > 0 && inner.length === 1 ? findRecordList(inner[0], wrappings - 1) : null;
}

/** A record that lists its authors or related stories is a record. */
function hasOwnText(value: Readonly<Record<string, unknown>>): boolean {
  return ['text', 'body', 'content'].some(
    (name) => Object.hasOwn(value, name) && typeof value[name] === 'string',
  );
}

function isRecordList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.some(isObject);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
