// What a section is called on a page: by its heading, or by the page or the moment that its anchor names.

import type { DocumentSection } from '../../search/engine.js';

/** A name for a section, in plain text; null where nothing names it. @param page the name of a page, with `{number}` in it */
export function nameSection(
  { heading, anchor }: Pick<DocumentSection, 'heading' | 'anchor'>,
  page: string,
): string | null {
  if (heading !== '') return heading;
  const named = /^(page|t)=(\d{1,9})/.exec(anchor ?? '');
  if (named === null) return null;
  const [, kind, number] = named;
  return kind === 'page' ? page.replace('{number}', number ?? '') : printMoment(Number(number));
}

/** `1:23`, from an hour on `1:02:03`. */
function printMoment(seconds: number): string {
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  const [first = 0, ...rest] = hours === 0 ? parts : [hours, ...parts];
  return [String(first), ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
}
