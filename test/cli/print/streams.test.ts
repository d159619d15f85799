import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { styled } from '../../../src/cli/print/streams.js';

/** As a terminal says what it can show. */
class Terminal extends PassThrough {
  readonly isTTY = true;
  getColorDepth(): number {
    return process.env['NO_COLOR'] === undefined ? 8 : 1;
  }
}

describe('styled text', () => {
  beforeEach(() => {
    for (const name of ['NO_COLOR', 'FORCE_COLOR', 'NODE_DISABLE_COLORS']) vi.stubEnv(name, undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('is in colour in a terminal only, whatever the other streams are', () => {
    expect(styled(new Terminal(), 'red', 'error')).toBe('\u001b[31merror\u001b[39m');
    expect(styled(new PassThrough(), 'red', 'error')).toBe('error');
  });

  it('is plain where NO_COLOR is set', () => {
    vi.stubEnv('NO_COLOR', '1');
    expect(styled(new Terminal(), 'bold', styled(new Terminal(), 'yellow', 'ferry'))).toBe('ferry');
  });

  it('is in colour everywhere where FORCE_COLOR is set', () => {
    vi.stubEnv('FORCE_COLOR', '1');
    expect(styled(new PassThrough(), 'dim', 'ferry')).toBe('\u001b[2mferry\u001b[22m');
  });
});
