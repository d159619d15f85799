// The headings of reStructuredText: a line of text with a line of punctuation below, and perhaps above.

const ADORNMENT = /^([!-/:-@[-`{-~])\1+\s*$/;
/** A shorter line of punctuation is a heading's only if it is as long as the text. */
const MIN_ADORNMENT = 4;

/** A heading and where it ends. */
export interface RstHeading {
  readonly text: string;
  /** The punctuation that marks its level: two signs where it stands above, too. */
  readonly style: string;
  /** The number of the line behind it. */
  readonly end: number;
}

/** The heading that begins with a line, or null. */
export function findRstHeading(lines: readonly string[], start: number): RstHeading | null {
  const [first = '', second = '', third = ''] = lines.slice(start, start + 3);
  const mark = ADORNMENT.exec(first)?.[1];
  if (mark !== undefined) {
    const isFramed = second.trim() !== '' && !ADORNMENT.test(second) && ADORNMENT.exec(third)?.[1] === mark;
    return isFramed && fits(first, second)
      ? { text: second.trim(), style: mark + mark, end: start + 3 }
      : null;
  }
  const below = ADORNMENT.exec(second)?.[1];
  if (below === undefined || first.trim() === '' || /^\s/.test(first) || !fits(second, first)) return null;
  return { text: first.trim(), style: below, end: start + 2 };
}

/** Whether a line is nothing but punctuation, as a line across the page is. */
export function isRstTransition(line: string): boolean {
  return ADORNMENT.test(line) && line.trim().length >= MIN_ADORNMENT;
}

function fits(adornment: string, text: string): boolean {
  const length = adornment.trim().length;
  return length >= MIN_ADORNMENT || length >= text.trim().length;
}

/** The id that docutils gives a heading: letters and digits of ASCII, in lower case, with hyphens between them. */
export function slugOfRst(heading: string): string | null {
  const ascii = heading
    .toLowerCase()
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/[^ -~]/g, '');
  const slug = ascii.replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, '');
  return slug === '' ? null : slug;
}
