// The parts of a document to which links can lead, from the lines that open them.

import { startsOfLines } from './cleaning/body-lines.js';
import type { Line, SectionStart } from './cleaning/line.js';
import type { Section } from './document.js';

/** Sections that are kept of one document; links into what follows lead to the last of them. */
export const MAX_SECTIONS = 10_000;

const NO_SECTIONS: readonly Section[] = [];

/**
 * The sections of the text that `joinLines` makes of some lines.
 * @param lines those of the text, the same objects as in `read` or new ones
 * @param read the lines as they were read: where the first line of a page or of a moment is left out, the next line opens it
 */
export function placeSections(lines: readonly Line[], read: readonly Line[]): readonly Section[] {
  if (!read.some(({ section }) => section !== undefined)) return NO_SECTIONS;
  const moved = read.some(isUnnamed) ? moveSections(lines, read) : null;
  const sections: Section[] = [];
  const starts = startsOfLines(lines);
  lines.forEach((line, index) => {
    const start = starts[index] ?? 0;
    const section = line.section ?? moved?.get(line);
    if (section !== undefined && sections.length < MAX_SECTIONS) sections.push({ ...section, start });
  });
  return sections;
}

/** By line: the section that the lines before it would have opened, had they been kept. A heading that is left out opens none. */
function moveSections(lines: readonly Line[], read: readonly Line[]): Map<Line, SectionStart | undefined> {
  const kept = new Set(lines);
  const moved = new Map<Line, SectionStart | undefined>();
  let pending: SectionStart | undefined;
  for (const line of read) {
    if (kept.has(line)) {
      if (pending !== undefined) moved.set(line, pending);
      pending = undefined;
    } else if (isUnnamed(line)) pending = line.section;
  }
  return moved;
}

/** Whether a line opens a page or a moment, which has no heading. */
function isUnnamed({ section }: Line): boolean {
  return section?.level === 0;
}
