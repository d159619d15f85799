// Tells documents that their site does not publish, or keeps from search engines, by the fields of their front matter or head.

import type { Document } from '../document.js';
import { isNotionPage } from '../source/folders/notion-export.js';
import type { ReadBudget } from '../source/read-options.js';

/** Which of them are read all the same. */
export type ReadUnpublished = Pick<ReadBudget, 'drafts' | 'noindex'>;

/** Why a document is left out: one sentence without its subject. */
export interface Unpublished {
  readonly reason: 'draft' | 'noindex';
  readonly message: string;
}

/**
 * Why a document is left out, or null where it is read.
 * @param path of its file: a folder of drafts (`_drafts`) is one for Jekyll and others
 */
export function findUnpublished(
  { extra }: Document,
  path: string,
  read: ReadUnpublished,
): Unpublished | null {
  // To Notion a draft is a page like any other.
  if (!read.drafts && ((isDraft(extra) && !isNotionPage(path)) || /(?:^|\/)_drafts\//.test(path))) {
    return {
      reason: 'draft',
      message: 'is a draft, which its site does not show; set `drafts` to read drafts',
    };
  }
  if (!read.noindex && isHidden(extra)) {
    return {
      reason: 'noindex',
      message: 'asks not to be found by searching; set `noindex` to read such pages',
    };
  }
  return null;
}

function isDraft(extra: Readonly<Record<string, unknown>>): boolean {
  if (isTrue(extra['draft']) || isTrue(extra['_draft'])) return true;
  if (isFalse(extra['publish']) || isFalse(extra['published'])) return true;
  const status = extra['status'] ?? extra['Status'];
  return typeof status === 'string' && /^draft$/i.test(status.trim());
}

function isHidden(extra: Readonly<Record<string, unknown>>): boolean {
  if (isTrue(extra['noindex']) || isTrue(extra['unlisted'])) return true;
  const robots = extra['robots'];
  const search = extra['search'];
  return (
    (typeof robots === 'string' && /\b(?:noindex|none)\b/i.test(robots)) ||
    (typeof search === 'object' && search !== null && 'exclude' in search && isTrue(search.exclude))
  );
}

function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && /^(?:true|yes)$/i.test(value.trim()));
}

function isFalse(value: unknown): boolean {
  return value === false || (typeof value === 'string' && /^(?:false|no)$/i.test(value.trim()));
}
