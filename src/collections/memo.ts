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
