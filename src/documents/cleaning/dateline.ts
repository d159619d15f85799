// The dateline of a wire story ("MOSCOW, December 12. ..."): gives the date of the story, and stays in the body.
// A year is never guessed: it is in the dateline, or in the path of the file.

import { monthOfName } from '../dates/month-names.js';
import { printDay } from '../dates/parse-date.js';
import type { PathDate } from '../dates/path-date.js';
import type { Line } from './line.js';

/** A byline or a subtitle may come before the dateline. */
const MAX_LINES = 3;
const MAX_DATELINE_LENGTH = 100;

/** CITY, Month 12[, 2015] followed by a full stop, dash, slash, colon or the agency in brackets. */
const MONTH_FIRST =
  /^(\p{Lu}[^\n.!?]{1,60}?)[,.]? [(]?(\p{L}{3,12}\.?) (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?[)]?(?:[.,:]? ?[-–—/]|[.:] |[.:]$| [(])/u;
/** CITY, 12 Month [2015]. */
const DAY_FIRST =
  /^(\p{Lu}[^\n.!?]{1,60}?)[,.]? [(]?(\d{1,2})\.? (\p{L}{3,12}\.?)(?: (\d{4}))?[)]?(?:[.,:]? ?[-–—/]|[.:] |[.:]$| [(])/u;

/** The day a story was filed, from its dateline and, for the year only, the path; null without both. */
export function readDatelineDate(lines: readonly Line[], pathDate: PathDate | null): string | null {
  for (const line of lines.slice(0, MAX_LINES)) {
    const found = matchDateline(line.text.slice(0, MAX_DATELINE_LENGTH));
    if (found === null) continue;
    const year = found.year ?? yearOfPath(found.month, pathDate);
    return year === null ? null : printDay(year, found.month, found.day);
  }
  return null;
}

interface Dateline {
  readonly month: number;
  readonly day: number;
  readonly year: number | null;
}

function matchDateline(head: string): Dateline | null {
  if (!/\d/.test(head)) return null;
  const [city, name, day, year] = readGroups(head);
  if (city === undefined || !isCity(city)) return null;
  const month = monthOfName(name ?? '');
  return month === null ? null : { month, day: Number(day), year: year === undefined ? null : Number(year) };
}

function readGroups(head: string): readonly (string | undefined)[] {
  const monthFirst = MONTH_FIRST.exec(head);
  if (monthFirst !== null && monthOfName(monthFirst[2] ?? '') !== null) return monthFirst.slice(1);
  const dayFirst = DAY_FIRST.exec(head);
  return dayFirst === null ? [] : [dayFirst[1], dayFirst[3], dayFirst[2], dayFirst[4]];
}

/** Whether a text is a city: in capitals, or a name of few words. The beginning of a sentence is neither. */
function isCity(text: string): boolean {
  const words = text.split(/[ ,/]+/);
  if (words.length > 6) return false;
  const isCapital = text === text.toUpperCase();
  return isCapital || (words.length <= 3 && words.every((word) => /^[\p{Lu}(]/u.test(word)));
}

/** The year of a month, from the path. Around New Year the folder may already, or still, be that of the other year. */
function yearOfPath(month: number, pathDate: PathDate | null): number | null {
  if (pathDate === null) return null;
  if (pathDate.month === null) return pathDate.year;
  const months = month - pathDate.month;
  return months > 6 ? pathDate.year - 1 : months < -6 ? pathDate.year + 1 : pathDate.year;
}
