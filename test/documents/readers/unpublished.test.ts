import { describe, expect, it } from 'vitest';
import { findUnpublished } from '../../../src/documents/readers/unpublished.js';
import { makeDocument } from '../../make-document.js';

const ALL_LEFT_OUT = { drafts: false, noindex: false };

function reasonOf(extra: Readonly<Record<string, unknown>>, path = 'ferry.md', read = ALL_LEFT_OUT): string {
  return findUnpublished(makeDocument({ id: path, extra }), path, read)?.reason ?? 'read';
}

describe('what a site does not publish', () => {
  it.each([
    [{ draft: true }, 'draft'],
    [{ draft: 'true' }, 'draft'],
    [{ published: false }, 'draft'],
    [{ publish: false }, 'draft'],
    [{ status: 'Draft' }, 'draft'],
    [{ noindex: true }, 'noindex'],
    [{ unlisted: true }, 'noindex'],
    [{ robots: 'noindex, follow' }, 'noindex'],
    [{ search: { exclude: true } }, 'noindex'],
    [{ draft: false, published: true, robots: 'index', search: { boost: 2 }, status: 'live' }, 'read'],
    [{ published: '2026-03-12' }, 'read'],
    [{}, 'read'],
  ])('with %j is %s', (extra, reason) => {
    expect(reasonOf(extra)).toBe(reason);
  });

  it('lies in a folder of drafts', () => {
    expect(reasonOf({}, '_drafts/ferry.md')).toBe('draft');
    expect(reasonOf({}, 'site/_drafts/ferry.md')).toBe('draft');
    expect(reasonOf({}, 'drafts/ferry.md')).toBe('read');
  });

  it('is read where that is asked for', () => {
    expect(reasonOf({ draft: true }, 'ferry.md', { drafts: true, noindex: false })).toBe('read');
    expect(reasonOf({ robots: 'none' }, 'ferry.md', { drafts: false, noindex: true })).toBe('read');
  });
});
