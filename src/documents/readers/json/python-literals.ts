// What Python prints of a value, and the shell of MongoDB: JSON but for a few words, calls and brackets.

const STRING = String.raw`"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'`;
const DATE = String.raw`(?:datetime\.)?(?:datetime|date)\((\d{1,4}),\s?(\d{1,2}),\s?(\d{1,2})(?:,\s?(\d{1,2}),\s?(\d{1,2}))?[^()]{0,60}\)`;
const CALL = String.raw`(?:ObjectId|ISODate|UUID|Decimal|NumberDecimal|NumberInt|NumberLong|Timestamp)\(\s?(${STRING}|-?[\d.]{1,40})[^()]{0,60}\)`;
/** Strings first: what is in them is no literal. */
const LITERAL = new RegExp(
  String.raw`[ubr]{0,2}(${STRING})|\b(True|False|None|nan|inf)\b|\b${DATE}|\b${CALL}|[()]`,
  'g',
);
const WORDS: Readonly<Record<string, string>> = {
  True: 'true',
  False: 'false',
  None: 'null',
  nan: 'NaN',
  inf: 'Infinity',
  '(': '[',
  ')': ']',
};

/** A text with `True`, `None`, `u'text'`, tuples, dates and ids as JSON5 has them. */
export function toJson5(text: string): string {
  return text.replace(
    LITERAL,
    (literal, quoted?: string, _word?: string, year?: string, ...parts: (string | undefined)[]) => {
      if (quoted !== undefined) return quoted;
      const [month = '', day = '', hour, minute = '', argument] = parts;
      if (year !== undefined) {
        const time = hour === undefined ? '' : `T${twoDigits(hour)}:${twoDigits(minute)}`;
        return `"${year.padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}${time}"`;
      }
      return argument ?? WORDS[literal] ?? literal;
    },
  );
}

function twoDigits(number: string): string {
  return number.padStart(2, '0');
}
