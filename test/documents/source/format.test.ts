import { describe, expect, it } from 'vitest';
import { formatOf, whyUnread } from '../../../src/documents/source/format.js';

describe('the format of a file', () => {
  it('that is packed is that of what is in it', () => {
    expect(formatOf('a/note.md.gz', false)).toBe('gzip');
    expect(formatOf('a/tool.py.gz', true)).toBe('gzip');
    expect(formatOf('a/tool.py.gz', false)).toBeNull();
    expect(formatOf('a/picture.png.gz', true)).toBeNull();
  });

  it('is a reason not to read it, packed or not', () => {
    expect(whyUnread('tool.py')).toContain('is source code');
    expect(whyUnread('tool.py.gz')).toContain('is source code');
    expect(whyUnread('Makefile.gz')).toContain('is source code');
    expect(whyUnread('picture.png.gz')).toContain('this format is not read');
  });
});
