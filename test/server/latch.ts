// A promise that a test opens by hand, so that nothing in it is decided by time.

export interface Latch {
  readonly passed: Promise<void>;
  open(): void;
}

/** A closed latch. */
export function createLatch(): Latch {
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
