// What holds of every document, whatever it was read from.

import type { Document } from '../../../src/documents/document.js';
import { must } from '../fuzz-target.js';

const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const DATE = /^-?\d{4,6}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?Z)?)?)?$/;

/** Throws where something does not hold. */
export function checkDocument(document: Document): void {
  const { id, title, text, related, other, sections, annotations, date, language, tags, extra } = document;
  must(id !== '', 'the id is empty');
  must(!CONTROL.test(title), `the title has characters that nobody sees: ${JSON.stringify(title)}`);
  must(
    !CONTROL.test(text.replaceAll('\n', '')),
    `the text has characters that nobody sees: ${JSON.stringify(text)}`,
  );
  for (const line of [...related, ...other, ...tags])
    must(!CONTROL.test(line), `a value has them: ${JSON.stringify(line)}`);
  must(date === null || DATE.test(date), `the date is none: ${date ?? ''}`);
  must(language === null || /^[a-z]{2,8}$/.test(language), `the language is none: ${language ?? ''}`);
  let last = 0;
  for (const { start, heading, level } of sections) {
    must(
      start >= last && start <= text.length,
      'a section begins outside the text, or before the one before it',
    );
    must(!CONTROL.test(heading) && level >= 0, 'a heading has characters that nobody sees');
    last = start;
  }
  last = 0;
  for (const { start, length } of annotations) {
    must(
      start >= last && length >= 0 && start + length <= text.length,
      'a list, code or link lies outside the text',
    );
    last = start;
  }
  must(
    JSON.stringify(JSON.parse(JSON.stringify(extra))) === JSON.stringify(extra),
    'other fields are not JSON',
  );
}
