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
 * Remembers one value for each key object, together with what else it was made of: it is made anew once that is another.
 * For values that go with a key nearly always in the same circumstances.
 */
export class LatestMemo<Key extends object, Value> {
  readonly #made = new WeakMap<Key, { readonly parts: readonly unknown[]; readonly value: Value }>();

  /** @param parts what the value is made of besides the key: always as many, compared by identity */
  get(key: Key, parts: readonly unknown[], make: () => Value): Value {
    const known = this.#made.get(key);
    if (known?.parts.every((part, index) => Object.is(part, parts[index])) === true) return known.value;
    const value = make();
    this.#made.set(key, { parts, value });
    return value;
  }
}
