// How far a time zone is from Greenwich: by an offset, a usual abbreviation, or a name of the IANA database, which Node knows.

/** Hours east of Greenwich of the abbreviations that mean one zone; those of RFC 2822 mean the American ones. */
const HOURS: ReadonlyMap<string, number> = new Map(
  (
    'Z=0 UTC=0 GMT=0 UT=0 EST=-5 EDT=-4 CST=-6 CDT=-5 MST=-7 MDT=-6 PST=-8 PDT=-7 AKST=-9 AKDT=-8 HST=-10 ' +
    'NST=-3.5 NDT=-2.5 BRT=-3 ART=-3 CLT=-4 WET=0 WEST=1 CET=1 CEST=2 MEZ=1 MESZ=2 EET=2 EEST=3 BST=1 ' +
    'MSK=3 TRT=3 SAST=2 CAT=2 EAT=3 WAT=1 PKT=5 WIB=7 ICT=7 HKT=8 SGT=8 JST=9 KST=9 AWST=8 ACST=9.5 ' +
    'ACDT=10.5 AEST=10 AEDT=11 NZST=12 NZDT=13'
  )
    .split(' ')
    .map((entry) => entry.split('='))
    .map(([name = '', hours]) => [name, Number(hours)]),
);
const OFFSET = /^(?:UTC|GMT)? ?([+\-\u2212])(\d{1,2}):?(\d{2})?(?::\d{2})?$/i;
const IANA_NAME = /^[A-Za-z_]{2,20}(?:\/[A-Za-z0-9_+-]{2,20}){1,2}$/;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Minutes east of Greenwich of a zone at a time of its own clocks.
 * @param zone `Z`, `+0200`, `UTC+2`, `CEST`, `Europe/Berlin`
 * @param localTime what the clocks of the zone show, in milliseconds as if it were UTC
 * @returns null for a name that is not known or means several zones (`IST`); NaN for an offset there is not
 */
export function zoneOffset(zone: string, localTime: number): number | null {
  const hours = HOURS.get(zone.toUpperCase());
  if (hours !== undefined) return hours * 60;
  const offset = OFFSET.exec(zone);
  if (offset !== null) {
    const [h, m] = [Number(offset[2]), Number(offset[3] ?? 0)];
    if (h > 14 || m > 59) return Number.NaN;
    return (offset[1] === '+' ? 1 : -1) * (h * 60 + m);
  }
  if (!IANA_NAME.test(zone)) return null;
  const guess = offsetOfName(zone, localTime);
  return guess === null ? null : offsetOfName(zone, localTime - guess * 60_000);
}

function offsetOfName(zone: string, time: number): number | null {
  let format = formats.get(zone);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    } catch {
      return null;
    }
    formats.set(zone, format);
  }
  const name = format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name === 'GMT' ? 0 : zoneOffset(name, time);
}
