import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dropEncodedRuns } from '../../../src/documents/cleaning/encoded-runs.js';

const ENCODED = Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 89 + 7) % 256)).toString('base64');
const WRAPPED = ENCODED.replace(/.{76}/g, '$&\n');

describe('bytes in base64', () => {
  it.each([
    ['a run', `Before ${ENCODED} after.`, 'Before  after.'],
    ['lines of mail', `Before\n\n${WRAPPED}\n\nAfter.`, 'Before\n\n\n\n\nAfter.'],
    [
      'an address of data',
      `![Ferry](data:image/png;base64,${ENCODED}) sails.`,
      '![Ferry](data:image/png;base64,) sails.',
    ],
    [
      'a short address of data',
      'See data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7 there.',
      'See  there.',
    ],
  ])('are no text: %s', (_name, text, cleaned) => {
    expect(dropEncodedRuns(text)).toBe(cleaned);
  });

  it.each([
    [
      'a long word',
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2),
    ],
    ['a genome', 'ACGT'.repeat(100)],
    ['a path', `/usr/lib/${'Modules/v20/someThing/'.repeat(12)}index`],
    ['a fingerprint', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'.repeat(2)],
    ['a line of one letter', 'A'.repeat(5000)],
    ['an address', `https://example.org/${'aB3-'.repeat(60)}`],
  ])('are not seen in %s', (_name, text) => {
    expect(dropEncodedRuns(`Before ${text} after.`)).toBe(`Before ${text} after.`);
  });

  it('are taken out with an address of data that stands alone', () => {
    const run = 'iVBORw0KGgoAAAANSUhEUgAA'.repeat(8);
    expect(dropEncodedRuns(`A\n\ndata:image/png;base64,${run}\n\nB`)).toBe('A\n\n\n\nB');
    expect(dropEncodedRuns(`![A](data:image/png;base64,${run})`)).toBe('![A](data:image/png;base64,)');
  });

  it('are found in time', () => {
    const text = `${randomBytes(600_000).toString('base64')} ${'a'.repeat(1_000_000)} ${'ab1 '.repeat(250_000)}`;
    expect(dropEncodedRuns(text).length).toBeLessThan(2_000_100);
  });
});
