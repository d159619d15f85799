// Where a hit leads on the page of somebody else.

import type { Hit } from '../../client/client.js';
import { documentPath, encodePart } from '../../client/document-path.js';

/** What of a hit its link is made of. */
export type LinkedHit = Pick<Hit, 'id' | 'url'> & {
  readonly snippets: readonly Pick<Hit['snippets'][number], 'section'>[];
};

/** What links are made from. */
export interface LinkRules {
  /** `{id}` is the id of the document, `{path}` the same without its ending and a last `index`; null for none. */
  readonly template: string | null;
  /** What a relative address of a document begins at. */
  readonly base: string;
  /** The address of the server whose pages show documents that have no address of their own; null where there are none. */
  readonly pages: string | null;
}

/** The address of a hit, of http or https only; null where there is none. */
export function linkOf(hit: LinkedHit, query: string, { template, base, pages }: LinkRules): string | null {
  const anchor = hit.snippets.find(({ section }) => section?.anchor)?.section?.anchor ?? null;
  if (template === null && hit.url === null) {
    if (pages === null) return null;
    return `${pages}${documentPath(hit.id)}?${new URLSearchParams({ q: query }).toString()}${hashOf(anchor)}`;
  }
  const written = template === null ? (hit.url ?? '') : fillTemplate(template, hit.id);
  if (!URL.canParse(written, base)) return null;
  const url = new URL(written, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.hash === '') url.hash = hashOf(anchor);
  return url.href;
}

function fillTemplate(template: string, id: string): string {
  const path = id.replace(/\.[^./]+$/, '').replace(/(^|\/)(?:index|README)$/, '$1');
  return template.replaceAll('{id}', encodePath(id)).replaceAll('{path}', encodePath(path));
}

function encodePath(id: string): string {
  return id.split('/').map(encodePart).join('/');
}

function hashOf(anchor: string | null): string {
  return anchor === null ? '' : `#${encodePart(anchor)}`;
}
