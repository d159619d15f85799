// Remembers what was made of an object as long as the object is in use.

/** `make`, asked once for each key; what it made goes when the key goes. */
export function memoize<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let entry = made.get(key);
    if (entry === undefined) {
      entry = { value: make(key) };
      made.set(key, entry);
    }
    return entry.value;
  };
}

/** As `memoize`, for what is made of two objects: it goes when either of them goes. */
export function memoizePair<Outer extends object, Inner extends object, Value>(
  make: (outer: Outer, inner: Inner) => Value,
): (outer: Outer, inner: Inner) => Value {
  const memoOf = memoize((outer: Outer) => memoize((inner: Inner) => make(outer, inner)));
  return (outer, inner) => memoOf(outer)(inner);
}

/**
 * Remembers one value for each key object, together with what else it was made of: up to three parts, compared by identity.
 * For values that go with a key nearly always in the same circumstances. The parts are parameters, and making the value is
 * left to the caller, because an array and a function for each look-up would cost more than the look-up.
 */
export class LatestMemo<Key extends object, Value> {
  readonly #made = new WeakMap<Key, Made<Value>>();

  /** The value for the key, or undefined if it was made of other parts or never. */
  get(key: Key, first: unknown, second?: unknown, third?: unknown): Value | undefined {
    const made = this.#made.get(key);
    const isSame = made?.first === first && made?.second === second && made?.third === third;
    return isSame ? made?.value : undefined;
  }

  /** Remembers a value in the place of an earlier one; returns it. */
  set(key: Key, value: Value, first: unknown, second?: unknown, third?: unknown): Value {
    this.#made.set(key, { value, first, second, third });
    return value;
  }

  /** Remembers no value for the key. */
  forget(key: Key): void {
    this.#made.delete(key);
  }
}

interface Made<Value> {
  readonly value: Value;
  readonly first: unknown;
  readonly second: unknown;
  readonly third: unknown;
}
