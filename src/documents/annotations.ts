// Lists, code and links of a body as annotations of its text: they stand beside it, so that what is searched and shown of it is
// plain.

import { startsOfLines } from './cleaning/body-lines.js';
import type { Line, LineForm } from './cleaning/line.js';
import type { Annotation } from './document.js';

/**
 * Annotations that are kept of one document, the first: each hit decodes those of its document. What follows is set as any other
 * text.
 */
export const MAX_ANNOTATIONS = 2000;
/** Lines of code of one document whose columns are kept, a unit each: those of further code are shown without. */
const MAX_INDENTED_LINES = 20_000;
/** Addresses of links may take this share of the text, in UTF-16 units, and so many at least: a page of links stays small. */
const MAX_SHARE_OF_LINKS = 0.05;
const MIN_LINK_UNITS = 200;
const MAX_HREF_LENGTH = 500;
/** What a browser opens without running anything, and paths from where a document lies. */
const HREF = /^(?:https?:\/\/|mailto:|(?![a-z][a-z0-9+.-]*:|\/\/))[^\s<>"\\^`{|}\p{Cc}]+$/iu;

const NO_ANNOTATIONS: readonly Annotation[] = [];

/** Whether an address may be kept as that of a link. */
export function isLinkable(href: string): boolean {
  return href.length <= MAX_HREF_LENGTH && HREF.test(href);
}

/** The annotations of the text that `joinLines` makes of some lines, by where they begin. */
export function placeAnnotations(lines: readonly Line[]): readonly Annotation[] {
  if (!lines.some(({ form, links }) => form !== undefined || links !== undefined)) return NO_ANNOTATIONS;
  const starts = startsOfLines(lines);
  return [...annotateBlocks(lines, starts), ...annotateLinks(lines, starts)]
    .sort((a, b) => a.start - b.start || b.length - a.length)
    .slice(0, MAX_ANNOTATIONS);
}

/** Lists and code in the order of the text. */
function annotateBlocks(lines: readonly Line[], starts: readonly number[]): readonly Annotation[] {
  const found: Annotation[] = [];
  let block: OpenBlock | null = null;
  let room = MAX_INDENTED_LINES;
  const close = (): void => {
    if (block !== null) {
      const annotation = annotationOf(block);
      const isCode = annotation.kind === 'code';
      const fits = !isCode || annotation.value.length <= room;
      if (isCode && fits) room -= annotation.value.length;
      found.push(fits ? annotation : { ...annotation, value: '' });
    }
    block = null;
  };
  lines.forEach(({ text, opensParagraph, form }, index) => {
    const start = starts[index] ?? 0;
    const end = start + text.length;
    if (block !== null && form !== undefined && goesOn(block, form, opensParagraph)) {
      block.end = end;
      block.indents += printIndent(form);
      return;
    }
    close();
    if (form !== undefined) block = { form, start, end, indents: printIndent({ ...form, hasGap: false }) };
  });
  close();
  return found;
}

/** Lines that are set alike, one below the other. */
interface OpenBlock {
  readonly form: LineForm;
  readonly start: number;
  end: number;
  indents: string;
}

function goesOn({ form }: OpenBlock, next: LineForm, opensParagraph: boolean): boolean {
  if (form.kind !== next.kind) return false;
  if (next.isFirst === true) return false;
  return form.kind === 'code' || (!opensParagraph && form.depth === next.depth);
}

function annotationOf({ form, start, end, indents }: OpenBlock): Annotation {
  const { kind, depth, isFirst } = form;
  const value =
    kind !== 'code' ? `${isFirst === true ? '' : '+'}${depth}` : /^0*$/.test(indents) ? '' : indents;
  return { kind, start, length: end - start, value };
}

function printIndent({ kind, depth, hasGap }: LineForm): string {
  return kind === 'code' ? (hasGap === true ? '-' : '') + Math.min(depth, 35).toString(36) : '';
}

/** Links in the order of the text, as long as there is room for their addresses. */
function annotateLinks(lines: readonly Line[], starts: readonly number[]): readonly Annotation[] {
  const textLength = (starts.at(-1) ?? 0) + (lines.at(-1)?.text.length ?? 0);
  let room = Math.max(MIN_LINK_UNITS, Math.floor(textLength * MAX_SHARE_OF_LINKS));
  const found: Annotation[] = [];
  lines.forEach(({ links = [] }, index) => {
    const start = starts[index] ?? 0;
    for (const { start: at, length, href } of links) {
      if (!isLinkable(href) || href.length > room) continue;
      room -= href.length;
      found.push({ kind: 'link', start: start + at, length, value: href });
    }
  });
  return found;
}
