// Objects whose properties are made late.

/** An object whose properties are made when they are first asked for, each once. */
export function lazyProperties<Shape extends object>(makers: {
  readonly [Name in keyof Shape]: () => Shape[Name];
}): Shape {
  const shape = {};
  for (const [name, make] of Object.entries<() => unknown>(makers)) {
    let value: unknown;
    let isMade = false;
    Object.defineProperty(shape, name, {
      enumerable: true,
      get: () => {
        if (!isMade) {
          value = make();
          isMade = true;
        }
        return value;
      },
    });
  }
  return shape as Shape;
}
