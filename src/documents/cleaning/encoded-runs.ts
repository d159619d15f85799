// Takes bytes that were written as letters (base64) out of a text: pictures, keys, attachments. Words are never so long, with
// digits and letters of both cases in them.

/** Letters in a row of the shortest line of a run. */
const MIN_LINE = 60;
const ADDRESS_HEAD = String.raw`data:[\w.+-]{1,60}\/[\w.+-]{1,60}(?:;[\w=-]{1,60}){0,4};base64,`;
const DATA_ADDRESS = new RegExp(`(${ADDRESS_HEAD})[A-Za-z0-9+/=]+`, 'g');
/** What is left of such an address that stands by itself; inside a link it is not shown. */
const BARE_ADDRESS = new RegExp(String.raw`(?<!\S)${ADDRESS_HEAD}(?!\S)`, 'g');
const RUN = /[A-Za-z0-9+/]{120,}={0,2}/g;
/** Lines of mail and of keys, the last of which is shorter. */
const WRAPPED =
  /^(?:[ \t>]*[A-Za-z0-9+/]{60,76}[ \t]*\n){3,}(?:[ \t>]*[A-Za-z0-9+/]{1,76}={0,2}[ \t]*(?=\n|$(?![^])))?/gm;
/** A path of a file is as long now and then, but has more slashes. */
const MIN_SEGMENT = 60;

/** A text without runs of base64. */
export function dropEncodedRuns(text: string): string {
  if (!text.includes(';base64,') && !hasLongRun(text)) return text;
  return text
    .replace(DATA_ADDRESS, '$1')
    .replace(BARE_ADDRESS, '')
    .replace(WRAPPED, (lines) => (isEncoded(lines.replace(/[\s>]/g, '')) ? '\n' : lines))
    .replace(RUN, (run) => (isEncoded(run) ? '' : run));
}

/**
 * Whether a text has 60 letters of base64 in a row. Of such a row one stands at a multiple of 60, whatever its place: words between
 * these places are never looked at.
 */
function hasLongRun(text: string): boolean {
  for (let at = MIN_LINE - 1; at < text.length;) {
    let start = at;
    while (at - start < MIN_LINE && isEncodingLetter(text.charCodeAt(start))) start--;
    if (at - start === MIN_LINE) return true;
    at = start + MIN_LINE;
  }
  return false;
}

/** Whether a code unit is one of `A-Za-z0-9+/`. */
function isEncodingLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0x2f && unit <= 0x39) || unit === 0x2b;
}

function isEncoded(run: string): boolean {
  if (!/[a-z]/.test(run) || !/[A-Z]/.test(run) || !/\d/.test(run)) return false;
  return run.split('/').some((segment) => segment.length >= MIN_SEGMENT);
}
