// Takes blocks of links to other stories ("See also" and the headlines below it) out of a body: they are searched with little
// weight. Moves whole lines and changes none; when in doubt, a line stays in the body.

import { isHeadlineLike, isLinkAddress } from './headline.js';
import type { Line } from './line.js';

/** What stands above a block of links, in lower case, without final punctuation. */
const MARKERS: ReadonlySet<string> = new Set([
  ...[
    'see also',
    'read also',
    'also read',
    'read more',
    'more on this',
    'more on this story',
    'more on this topic',
  ],
  ...['related', 'related stories', 'related articles', 'related news', 'related topics', 'related links'],
  ...[
    'читайте также',
    'смотрите также',
    'см. также',
    'см также',
    'по теме',
    'материалы по теме',
    'другие материалы',
  ],
  ...['siehe auch', 'lesen sie auch', 'lesen sie mehr', 'mehr zum thema', 'auch interessant'],
  ...['lire aussi', 'voir aussi', 'à lire aussi', 'sur le même sujet', 'à lire également'],
  ...['lea también', 'ver también', 'véase también', 'lee también', 'leer también', 'le puede interesar'],
  ...['ayrıca bakınız', 'ayrıca bakın', 'bunu da okuyun', 'ilgili haberler'],
  ...['اقرأ أيضا', 'اقرأ أيضاً', 'إقرأ أيضا', 'انظر أيضا', 'شاهد أيضا', 'مواضيع ذات صلة'],
  ...[
    'leggi anche',
    'leia também',
    'veja também',
    'lees ook',
    'zobacz także',
    'czytaj także',
    'читайте також',
  ],
]);

const MAX_MARKER_LENGTH = Math.max(...[...MARKERS].map((marker) => marker.length));
/** A longer run of short lines is a list or a poem. */
const MAX_HEADLINES = 20;
/**
 * The last line before the body continues is a heading of the body when it is shorter than this, in UTF-16 units, and shorter
 * than this share of the average headline of the block.
 */
const MIN_LAST_HEADLINE = 32;
const MIN_SHARE_OF_AVERAGE = 0.6;

/** The lines that stay in a body, and the headlines of its blocks of links. */
export interface SplitBody {
  readonly lines: readonly Line[];
  readonly related: readonly string[];
}

/** Takes the blocks of links out of a body. A marker with no headline below it stays where it is. */
export function splitSeeAlso(lines: readonly Line[]): SplitBody {
  const isMarked = lines.some((line) => isMarker(line.text));
  if (!isMarked) return { lines, related: [] };
  const kept: Line[] = [];
  const related: string[] = [];
  for (let i = 0; i < lines.length;) {
    const line = lines[i];
    if (line === undefined) break;
    const headlines = isMarker(line.text) ? takeHeadlines(lines, i + 1) : [];
    if (headlines.length === 0) kept.push(line);
    related.push(...headlines);
    i += 1 + headlines.length;
  }
  return { lines: kept, related };
}

/** Whether a line only announces that links follow. */
function isMarker(line: string): boolean {
  if (line.length > MAX_MARKER_LENGTH + 8) return false;
  return MARKERS.has(line.replace(/^[\s*#>•–—-]+|[\s:.…*—–-]+$/g, '').toLowerCase());
}

/** The headlines from `start` on, as the block ends: at a heading, a paragraph of body, another marker. */
function takeHeadlines(lines: readonly Line[], start: number): string[] {
  const headlines: string[] = [];
  let end = start;
  for (; end < lines.length; end++) {
    const line = lines[end];
    if (line === undefined || line.isHeading || isMarker(line.text) || !isHeadlineLike(line.text)) break;
    headlines.push(line.text.replace(/^[-*•–—>»]\s+/, ''));
  }
  if (headlines.length > MAX_HEADLINES) return [];
  const follower = lines[end];
  const isBodyNext = follower !== undefined && !follower.isHeading && !isMarker(follower.text);
  return isBodyNext && endsWithSubheading(headlines) ? headlines.slice(0, -1) : headlines;
}

function endsWithSubheading(headlines: readonly string[]): boolean {
  const last = headlines.at(-1);
  if (last === undefined || headlines.length === 1 || last.length >= MIN_LAST_HEADLINE) return false;
  if (/[:?!"“«]/.test(last) || isLinkAddress(last)) return false;
  const others = headlines.slice(0, -1);
  const average = others.reduce((sum, headline) => sum + headline.length, 0) / others.length;
  return last.length < MIN_SHARE_OF_AVERAGE * average;
}
