// Headings in plain text as reStructuredText and many others write them: a line and below it a line of one sign, perhaps one above
// it, too. The signs are no text.

import { splitLines } from '../../cleaning/body-lines.js';
import { collapseSpaces } from '../../cleaning/characters.js';
import type { Line } from '../../cleaning/line.js';

const UNDERLINE = /^([=~^"*+#-])\1{2,}$/;
/** How much longer or shorter than its heading a line of signs may be, in columns. */
const MAX_DIFFERENCE = 4;
const MAX_HEADING_LENGTH = 120;

/** The lines of a text whose characters are clean, its underlined headings without their signs. */
export function splitUnderlined(text: string): readonly Line[] {
  if (!/^[=~^"*+#-]{3,}[ \t]*$/m.test(text)) return splitLines(text);
  const headings: { readonly text: string; readonly sign: string }[] = [];
  const kept: string[] = [];
  const lines = text.split('\n');
  lines.forEach((line, i) => {
    const sign = UNDERLINE.exec(line.trimEnd())?.[1];
    if (sign === undefined) {
      kept.push(line);
      return;
    }
    const heading = kept.at(-1) ?? '';
    if (isHeading(heading, kept.at(-2), line.trimEnd(), sign)) {
      kept.splice(-1, 1, '', heading, '');
      headings.push({ text: collapseSpaces(heading), sign });
    } else if (sign === '=' || isOverline(lines, i)) kept.push('');
    else kept.push(line);
  });
  return markHeadings(splitLines(kept.join('\n')), headings);
}

function isHeading(line: string, before: string | undefined, underline: string, sign: string): boolean {
  const width = line.trimEnd().length;
  if (!/[\p{L}\p{N}]/u.test(line) || width > MAX_HEADING_LENGTH || (before ?? '').trim() !== '') return false;
  // Scripts of the East take two columns a character.
  const isUneven = Math.abs(underline.length - width) > MAX_DIFFERENCE && underline.length !== width * 2;
  return !isUneven && (sign === '=' || (underline.length >= width && !/^\s/.test(line)));
}

/** Whether a line of signs stands above a heading that another such line is below. */
function isOverline(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trimEnd() ?? '';
  return lines[index + 2]?.trimEnd() === line && (lines[index + 1] ?? '').trim() !== '';
}

/** Marks the lines that are headings. A kind of underline is a level deeper than those met before it. */
function markHeadings(
  lines: readonly Line[],
  headings: readonly { readonly text: string; readonly sign: string }[],
): readonly Line[] {
  const signs: string[] = [];
  let next = 0;
  return lines.map((line) => {
    const heading = headings[next];
    if (heading?.text !== line.text) return line;
    next++;
    if (!signs.includes(heading.sign)) signs.push(heading.sign);
    const level = Math.min(6, signs.indexOf(heading.sign) + 1);
    return { ...line, isHeading: true, section: { heading: line.text, level, anchor: null } };
  });
}
