// Remembers what was made of two objects as long as both are in use.

/** `make`, asked once for each pair: its results go when either object goes. */
export function weakMemo<Outer extends object, Inner extends object, Value extends object>(
  make: (outer: Outer, inner: Inner) => Value,
): (outer: Outer, inner: Inner) => Value {
  const remembered = new WeakMap<Outer, WeakMap<Inner, Value>>();
  return (outer, inner) => {
    let known = remembered.get(outer);
    if (known === undefined) {
      known = new WeakMap();
      remembered.set(outer, known);
    }
    let value = known.get(inner);
    if (value === undefined) {
      value = make(outer, inner);
      known.set(inner, value);
    }
    return value;
  };
}
