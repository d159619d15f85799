// What a key may open, and what a route asks of whoever asks it.

/** What a key may open: searching, whole documents, administration, numbers for monitors. */
export const SCOPES = ['search', 'documents', 'admin', 'metrics'] as const;
/** One of them. */
export type Scope = (typeof SCOPES)[number];

/** What a route asks: a key of a scope; nothing but to keep within the limits (`open`); nothing at all (`probe`). */
export type Access = Scope | 'open' | 'probe';

const ACCESSES: readonly string[] = [...SCOPES, 'open', 'probe'];

/** Whether something is an Access, where the compiler has not seen it. */
export function isAccess(value: unknown): value is Access {
  return typeof value === 'string' && ACCESSES.includes(value);
}

/** Scopes that are open to everybody where there are no keys for them, or the server is public. */
export function isReading(access: Access): access is 'search' | 'documents' {
  return access === 'search' || access === 'documents';
}

/** Scopes that always need a key: without any key for one, its routes do not exist. */
export function isAdministration(access: Access): access is 'admin' | 'metrics' {
  return access === 'admin' || access === 'metrics';
}
