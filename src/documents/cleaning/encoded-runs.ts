// Takes bytes that were written as letters (base64) out of a text: pictures, keys, attachments. Words are never so long, with
// digits and letters of both cases in them.

const CANDIDATE = /[A-Za-z0-9+/]{60}/;
const DATA_ADDRESS = /(data:[\w.+-]{1,60}\/[\w.+-]{1,60}(?:;[\w=-]{1,60}){0,4};base64,)[A-Za-z0-9+/=]+/g;
const RUN = /[A-Za-z0-9+/]{120,}={0,2}/g;
/** Lines of mail and of keys, the last of which is shorter. */
const WRAPPED =
  /^(?:[ \t>]*[A-Za-z0-9+/]{60,76}[ \t]*\n){3,}(?:[ \t>]*[A-Za-z0-9+/]{1,76}={0,2}[ \t]*(?=\n|$(?![^])))?/gm;
/** A path of a file is as long now and then, but has more slashes. */
const MIN_SEGMENT = 60;

/** A text without runs of base64. */
export function dropEncodedRuns(text: string): string {
  if (!text.includes(';base64,') && !CANDIDATE.test(text)) return text;
  return text
    .replace(DATA_ADDRESS, '$1')
    .replace(WRAPPED, (lines) => (isEncoded(lines.replace(/[\s>]/g, '')) ? '\n' : lines))
    .replace(RUN, (run) => (isEncoded(run) ? '' : run));
}

function isEncoded(run: string): boolean {
  if (!/[a-z]/.test(run) || !/[A-Z]/.test(run) || !/\d/.test(run)) return false;
  return run.split('/').some((segment) => segment.length >= MIN_SEGMENT);
}
