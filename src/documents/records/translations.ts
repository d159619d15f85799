// A record may hold its texts in several languages (`{"en": "…", "de": "…"}`): it is then a record in each.

import { isJsonRecord, type JsonRecord } from '../json-value.js';
import { toLanguageTag } from '../language/language-tag.js';

/** Of one record; a table of more languages is something else. */
const MAX_LANGUAGES = 200;
/** Codes of languages that are words of English, too: alone they name fields, as in `{"user": {"id": "7"}}`. */
const CODES_THAT_ARE_WORDS: ReadonlySet<string> = new Set([
  'am',
  'as',
  'be',
  'id',
  'is',
  'my',
  'no',
  'or',
  'so',
  'to',
]);

let languageNames: Intl.DisplayNames | undefined;

/** A record in each language of its texts, in the order in which they stand; the record alone where there is no such text. */
export function splitTranslations(record: JsonRecord): readonly JsonRecord[] {
  // A record may have hundreds of thousands of fields, and few have any of this.
  if (!Object.values(record).some(isJsonRecord)) return [record];
  const whole = Object.entries(record).filter(([name, value]) => isJsonRecord(value) && isLanguage(name));
  if (whole.some(([name]) => !CODES_THAT_ARE_WORDS.has(name)) && whole.length > 1)
    return splitWhole(record, whole as [string, JsonRecord][]);
  const translated = Object.entries(record).filter(([, value]) => isTranslated(value));
  const languages = new Set(translated.flatMap(([, value]) => Object.keys(value as JsonRecord)));
  if (languages.size === 0) return [record];
  return Array.from(languages, (language) => ({
    ...record,
    ...Object.fromEntries(
      translated.map(([name, value]) => [name, (value as JsonRecord)[language] ?? undefined]),
    ),
    language: toLanguageTag(language),
  }));
}

/** The records that stand in a record under their languages, each with what the record says of all. */
function splitWhole(record: JsonRecord, whole: readonly [string, JsonRecord][]): readonly JsonRecord[] {
  const names = new Set(whole.map(([name]) => name));
  const shared = Object.fromEntries(Object.entries(record).filter(([name]) => !names.has(name)));
  return whole.map(([name, translation]) => ({ ...shared, ...translation, language: toLanguageTag(name) }));
}

/** Whether a value is one text or list of texts for each of some languages. */
function isTranslated(value: unknown): boolean {
  if (!isJsonRecord(value)) return false;
  const names = Object.keys(value);
  if (names.length === 0 || names.length > MAX_LANGUAGES || !names.every(isLanguage)) return false;
  if (names.every((name) => CODES_THAT_ARE_WORDS.has(name))) return false;
  return Object.values(value).every(isTextual) && Object.values(value).some((text) => text !== null);
}

function isTextual(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return value === null || typeof value === 'string';
}

/** Whether a name is that of a language as programs write it: `en`, `pt-BR`, `zh_Hans`. */
export function isLanguage(name: string): boolean {
  if (!/^[a-z]{2,3}(?:[-_](?:[A-Z]{2}|[A-Z][a-z]{3}))?$/.test(name)) return false;
  languageNames ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  return languageNames.of(name.slice(0, name.search(/[-_]|$/))) !== undefined;
}
