// A promise that a test opens by hand, so that nothing in it is decided by time.

export interface Gate {
  readonly passed: Promise<void>;
  open(): void;
}

/** A closed gate. */
export function createGate(): Gate {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    passed,
    open() {
      open();
    },
  };
}
