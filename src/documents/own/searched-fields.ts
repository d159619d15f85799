// The own fields of records that are searched by themselves: those that are configured as text, or with a weight. Each has an
// indexed field of its own. All other long texts of records are searched together.

import { type FieldSetting, MAX_SEARCHED_FIELDS } from '../../field-settings.js';
import { isJsonRecord } from '../json-value.js';
import { toLanguageTag } from '../language/language-tag.js';
import { lineOfField } from '../markup/markup.js';
import { isKnownName, withoutColumnNumber } from '../records/known-names.js';
import { type FieldWords, readFieldWords } from './field-words.js';
import { foldFieldName, nameOfField } from './own-values.js';
import { textRoleOf } from './text-roles.js';

/** The configured fields that are searched, each by the folded names that it goes by. */
export interface SearchedFields {
  /** Those with an indexed field of their own, in its order: at most `MAX_SEARCHED_FIELDS`. */
  readonly own: readonly (readonly string[])[];
  /** The language of each of these, where one is configured. */
  readonly languages: readonly (string | null)[];
  /** What is said of the words of each of these, where anything is. */
  readonly words: readonly (FieldWords | null)[];
  /** Names of those that are searched with the long texts, however short they are. */
  readonly texts: readonly string[];
  /** Names of those that nobody is to ask for: they are not searched at all. */
  readonly hidden: readonly string[];
}

/** Nothing configured. */
export const NO_SEARCHED_FIELDS: SearchedFields = {
  own: [],
  languages: [],
  words: [],
  texts: [],
  hidden: [],
};

/** What is said of fields in all folders. */
type NamedSettings = Readonly<Record<string, FieldSetting>>;
type Extra = Readonly<Record<string, unknown>>;

const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
/** A text of fewer words says little by itself: it is a name, a code, a measure. */
const MIN_WORDS = 9;
const MAX_VALUES = 100;
/** UTF-16 units of all texts of a record that nothing else searches: the longest are cut. */
const MAX_UNITS = 100_000;
/** UTF-16 units of a word that is left out whole where a text is cut in it. */
const MAX_CUT_WORD = 64;
const MAX_DEPTH = 4;
/** Runs between spaces; where words are written without spaces, two letters are about one. */
const WORDS = new RegExp(`[${UNSPACED}]{1,2}|[^\\s${UNSPACED}]+`, 'gu');
/** UTF-16 units below are ASCII. */
const ASCII = 0x80;
const [TAB, RETURN, SPACE] = [0x09, 0x0d, 0x20];
const NO_TEXTS: readonly string[] = [];
const NO_OTHER_TEXTS: readonly NamedText[] = [];

/**
 * The names of the fields that are searched by themselves: those with a weight first, then texts, each in the order of the settings.
 */
export function namesSearched(settings: NamedSettings): readonly string[] {
  const weighed: string[] = [];
  const texts: string[] = [];
  for (const [name, setting] of Object.entries(settings)) {
    if (setting === false) continue;
    const hasRole = textRoleOf(name) !== undefined;
    if (setting.weight !== undefined && (setting.as === 'text' || !hasRole)) weighed.push(name);
    else if (setting.as === 'text' && !hasRole) texts.push(name);
  }
  return [...weighed, ...texts];
}

/** The fields that settings have searched. */
export function searchedFieldsOf(settings: NamedSettings): SearchedFields {
  const searched = namesSearched(settings);
  const names = searched.map((name) => {
    const setting = settings[name];
    const others = setting === undefined || setting === false ? [] : (setting.from ?? []);
    return [name, ...others].map(foldFieldName);
  });
  return {
    own: names.slice(0, MAX_SEARCHED_FIELDS),
    languages: searched.slice(0, MAX_SEARCHED_FIELDS).map((name) => languageOf(settings[name])),
    words: searched.slice(0, MAX_SEARCHED_FIELDS).map((name) => {
      const setting = settings[name];
      return setting === undefined || setting === false ? null : readFieldWords(setting);
    }),
    texts: names.slice(MAX_SEARCHED_FIELDS).flat(),
    hidden: namesHidden(settings),
  };
}

/** The language that a setting gives a field. */
export function languageOf(setting: FieldSetting | undefined): string | null {
  return setting === undefined || setting === false ? null : toLanguageTag(setting.language);
}

/** The folded names of the fields that nobody is to ask for. */
export function namesHidden(settings: NamedSettings): readonly string[] {
  return Object.keys(settings)
    .filter((name) => settings[name] === false)
    .map(foldFieldName);
}

/** The texts of one indexed field, each as one line. @param names folded */
export function listSearchedTexts(extra: Extra, names: readonly string[]): readonly string[] {
  const texts = new Set<string>();
  visitTexts(extra, (name, text) => {
    if (names.includes(foldFieldName(name))) addLine(texts, text);
  });
  return texts.size === 0 ? NO_TEXTS : [...texts];
}

/** A text with the name of the field that holds it. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The long texts of all fields that nothing else searches, each as one line. */
export function listOtherTexts(extra: Extra, searched: SearchedFields): readonly NamedText[] {
  const given: NamedText[] = [];
  visitTexts(extra, (name, text, root) => {
    const folded = foldFieldName(name);
    const isIn = (names: readonly string[]): boolean => names.includes(folded);
    if (!isIn(searched.texts) && (!hasWords(text, MIN_WORDS) || textRoleOf(root) !== undefined)) return;
    // The second of two columns that are for the same: see `searchSeconds`.
    if (isKnownName(withoutColumnNumber(root))) return;
    if (searched.own.some(isIn) || isIn(searched.hidden)) return;
    if (given.length < MAX_VALUES) given.push({ name, text });
  });
  if (given.length === 0) return NO_OTHER_TEXTS;
  const longest = longestWithin(given.map(({ text }) => text.length));
  const texts = new Map<string, NamedText>();
  for (const { name, text } of given) {
    const line = lineOfField(text.slice(0, endWithin(text, longest)));
    if (line !== null && !texts.has(line)) texts.set(line, { name, text: line });
  }
  return [...texts.values()];
}

/** How long each of some texts may be so that they have room: only the longest are cut, all to one length. */
function longestWithin(lengths: number[]): number {
  let room = MAX_UNITS;
  lengths.sort((a, b) => a - b);
  for (const [index, length] of lengths.entries()) {
    const share = Math.floor(room / (lengths.length - index));
    if (length > share) return share;
    room -= length;
  }
  return MAX_UNITS;
}

/** Where to cut a text that has so much room, in UTF-16 units: behind a word where one ends near, never inside a character. */
function endWithin(text: string, room: number): number {
  if (text.length <= room) return text.length;
  for (let end = room; end > room - MAX_CUT_WORD && end > 0; end -= 1)
    if (/\s/.test(text.charAt(end))) return end;
  return (text.codePointAt(room - 1) ?? 0) > 0xffff ? room - 1 : room;
}

function addLine(texts: Set<string>, text: string): void {
  const line = texts.size < MAX_VALUES ? lineOfField(text) : null;
  if (line !== null) texts.add(line);
}

/** Whether a text has so many words, about. */
function hasWords(text: string, count: number): boolean {
  let words = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= ASCII) return hasWordsOfAnyScript(text, count);
    if (unit === SPACE || (unit >= TAB && unit <= RETURN)) isInWord = false;
    else if (!isInWord && isLetterOrDigit(unit)) {
      isInWord = true;
      words += 1;
      if (words === count) return true;
    }
  }
  return false;
}

function hasWordsOfAnyScript(text: string, count: number): boolean {
  let words = 0;
  for (const [run] of text.matchAll(WORDS)) {
    if (/[\p{L}\p{N}]/u.test(run)) words += 1;
    if (words === count) return true;
  }
  return false;
}

/** Whether a unit of ASCII is a letter or digit. */
function isLetterOrDigit(unit: number): boolean {
  const small = unit | 0x20;
  return (small >= 0x61 && small <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

/** Visits the texts of a record with the name of each as it is asked for, and the field of the record it is in. */
function visitTexts(extra: Extra, visit: (name: string, text: string, root: string) => void): void {
  const descend = (value: unknown, path: string, root: string, depth: number): void => {
    if (typeof value === 'string') visit(path, value, root);
    else if (depth === 0) return;
    else if (Array.isArray(value))
      for (const item of value as readonly unknown[]) descend(item, path, root, depth - 1);
    else if (isJsonRecord(value))
      for (const [name, member] of Object.entries(value))
        descend(member, `${path}.${nameOfField(name)}`, root, depth - 1);
  };
  for (const [name, value] of Object.entries(extra)) descend(value, nameOfField(name), name, MAX_DEPTH);
}
