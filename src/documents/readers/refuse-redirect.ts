// Pages that only lead to another: site generators leave them where a page has moved, and they hold no text of their own.

import type { Line } from '../cleaning/line.js';
import { SkipError } from '../source/skipped.js';

/** More text than this, in UTF-16 units, and a page is worth finding whatever it leads to. */
const MAX_STUB_LENGTH = 300;
/** Fields of front matter that name another page. */
const TARGETS = ['redirect', 'redirect_to', 'redirect_url', 'redirectTo', 'redirectUrl', 'redirectto'];

/**
 * Throws SkipError (`passed_over`) for a page that only leads to another.
 * @param fields of its front matter
 * @param lines its text
 * @param refresh the content of its `<meta http-equiv="refresh">`, if it has one
 */
export function refuseRedirect(
  fields: Readonly<Record<string, unknown>>,
  lines: readonly Line[],
  refresh: string | null = null,
): void {
  const leadsOn =
    TARGETS.some((name) => typeof fields[name] === 'string' || Array.isArray(fields[name])) ||
    fields['layout'] === 'redirect' ||
    /^\s*[0-5]\s*[;,]\s*url\s*=/i.test(refresh ?? '');
  if (!leadsOn) return;
  const length = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= MAX_STUB_LENGTH) throw new SkipError('passed_over', 'redirects to another page');
}
