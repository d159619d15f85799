// Addresses of the Web and of mail, as people paste and write them: what of one names its host, and the spelling by which a document
// with this address is known, however it is written (`HTTPS://www.Example.org/a/`, `example.org/a`).

/** The parts of an address. */
export interface WebAddress {
  /** Without `www.`; of a mail address all of it. */
  readonly host: string;
  /** What the host is called, without what ends it (`.org`, `.co.uk`); of a mail address all of it. */
  readonly name: string;
  /** What stands behind the host, as words: path, query and fragment. */
  readonly rest: string;
  /** `addressKey` of the whole. */
  readonly key: string;
}

/** The longest key, in UTF-16 units: what is beyond tells nothing more. */
const MAX_KEY_LENGTH = 200;
const www = /^www\./i;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}])?`;
const scheme = /^(?:https?|ftp):\/\//i;
const whole = new RegExp(
  String.raw`^(?:(?:https?|ftp)://)?(?:[^\s/?#@]*@)?((?:${label}\.)+(${label}))(?::\d{1,5})?([/?#]\S*)?$`,
  'iu',
);
/** What an address may begin with and not mean, however often. */
const beginnings = /^(?:mailto:|(?:https?|ftp):\/\/|www\.)+/i;
const mail = new RegExp(
  String.raw`^(?:mailto:)?([\p{L}\p{N}._%+-]+@(?:${label}\.)+\p{L}{2,})(?:\?\S*)?$`,
  'iu',
);
/**
 * What ends the name of a host where no scheme and no `www.` says that it is one: other words with a point are names of files or
 * versions.
 */
const endings = new Set(
  (
    'com org net edu gov mil int info biz io dev app ai tv eu uk us ca au nz de at ch fr es it pt nl be lu dk se no fi ' +
    'pl cz sk hu ro bg gr tr ru ua by ir il in cn jp kr tw hk sg id th vn br mx ar cl za ng ke eg ie'
  ).split(' '),
);
/** Second labels that are part of the ending: `.co.uk`. */
const seconds = /^(?:com?|org|net|edu|gov|ac)$/i;
/** Punctuation that ends a sentence or a parenthesis, not the address before it. */
const behind = /[.,;:!?)\]}>'"\u2019\u201d\u00bb\u2026]+$/u;

/** What a text without spaces says as an address; null where it is none. */
export function readAddress(written: string): WebAddress | null {
  if (!written.includes('.')) return null;
  const text = written.replace(/^[<([]+/, '').replace(behind, '');
  const ofMail = mail.exec(text)?.[1];
  if (ofMail !== undefined) return { host: ofMail, name: ofMail, rest: '', key: addressKey(ofMail) };
  const [, full, ending = '', rest = ''] = whole.exec(text) ?? [];
  if (full === undefined) return null;
  const isSaid = scheme.test(text) || www.test(full);
  if (!isSaid && !isHost(full, ending, rest)) return null;
  if (!/\p{L}/u.test(ending)) return null;
  const host = full.replace(www, '');
  const labels = host.split('.').slice(0, -1);
  if (labels.length > 1 && seconds.test(labels.at(-1) ?? '')) labels.pop();
  return { host, name: labels.join('.'), rest: decode(rest), key: addressKey(text) };
}

/**
 * How an address is known: without scheme, `www.`, fragment, what counts visits and slash at the end, in small letters; empty for
 * none. The key of a key is itself.
 */
export function addressKey(address: string): string {
  return address
    .trim()
    .replace(beginnings, '')
    .replace(/#.*$/su, '')
    .replaceAll(/(?<=[?&])(?:utm_\w+|fbclid|gclid)=[^&]*&?/giu, '')
    .toLowerCase()
    .slice(0, MAX_KEY_LENGTH)
    .replace(/[?&/\s]+$/u, '');
}

/** Whether a name with points is that of a host, by what it ends with: `Node.js` and `3.11` are not, nor is `end.In` of a sentence. */
function isHost(full: string, ending: string, rest: string): boolean {
  const isOneCase = ending === ending.toLowerCase() || full === full.toUpperCase();
  const first = full.split('.')[0] ?? '';
  return isOneCase && (first.length > 1 || rest !== '') && endings.has(ending.toLowerCase());
}

function decode(rest: string): string {
  try {
    return decodeURIComponent(rest);
  } catch {
    return rest;
  }
}
