// With FINDLING_TEST_SEED every property is tried with the same cases each time: a run that decides about a change must not fail
// by luck. Without it the cases are others each time, which is how more is found.

const seed = process.env['FINDLING_TEST_SEED'];

if (seed !== undefined) {
  const { default: fc } = await import('fast-check');
  fc.configureGlobal({ seed: Number(seed) });
}
