// What can be set of the fields of documents, and how a setting that is wrong is named.

import {
  describeProblem,
  findMemberProblem,
  isSettingObject,
  numberBetween,
  type SettingChecks,
  type SettingProblem,
} from './setting-problem.js';

/** What a field of documents can be, from the narrowest type to the widest. */
export const FIELD_TYPES = ['boolean', 'number', 'date', 'keyword', 'text', 'geo'] as const;

/** What is said of a field; false for one that nobody is to ask for. */
export type FieldSetting =
  | false
  | {
      /** What its values are, whatever they look like. */
      readonly as?: (typeof FIELD_TYPES)[number];
      /** What a word in it counts, where one in the text counts 1: it is then searched by itself. */
      readonly weight?: number;
      /** Whether its values are counted. */
      readonly facet?: boolean;
      /** Its name for readers. */
      readonly label?: string;
      /** The language of its texts, or of the text of documents that declare none: `de`. */
      readonly language?: string;
      /** Words that are not searched in it, where it is searched by itself. */
      readonly stopWords?: readonly string[];
      /** Words that are found in it only as they are written, in no other form, where it is searched by itself. */
      readonly protectedWords?: readonly string[];
      /** Words, or phrases, that stand for one another in it, where it is searched by itself: `[["laptop", "notebook"]]`. */
      readonly synonyms?: readonly (readonly string[])[];
      /** Other names by which documents call it. */
      readonly from?: readonly string[];
    };

/** What is said of the fields of documents in one folder, by their names: which others they have there, or that they are left out. */
export type FolderSetting = Readonly<Record<string, false | { readonly from?: readonly string[] }>>;

/** What is said of fields, by their names, and of those in a folder, by a pattern of paths: `docs/**`. */
export type FieldSettings = Readonly<Record<string, FieldSetting | FolderSetting>>;

/** Whether the key of a setting is a pattern of paths, as no name of a field is. */
const isPattern = (key: string): boolean => /[/*]/.test(key);

/** What is said of fields in all folders. */
export function fieldsOf(settings: FieldSettings): Readonly<Record<string, FieldSetting>> {
  const fields = Object.entries(settings).filter(([key]) => !isPattern(key));
  return Object.fromEntries(fields) as Readonly<Record<string, FieldSetting>>;
}

/** What is said of the fields in folders, with the pattern of each. */
export function foldersOf(settings: FieldSettings): readonly (readonly [string, FolderSetting])[] {
  return Object.entries(settings).filter(([key]) => isPattern(key)) as [string, FolderSetting][];
}

const MAX_FIELDS = 200;
const MAX_FOLDERS = 100;
const MAX_PATTERN_LENGTH = 256;
/** Fields that can be searched by themselves. */
export const MAX_SEARCHED_FIELDS = 4;
const [MIN_WEIGHT, MAX_WEIGHT] = [0.05, 5];
const MAX_LABEL_LENGTH = 80;
const [MAX_WORDS, MAX_SYNONYMS, MAX_GROUP, MAX_WORD_LENGTH] = [1000, 1000, 20, 100];
/** What an analyzer takes for one word. */
const SINGLE_WORD = /^[\p{L}\p{M}\p{N}]+$/u;
const NAME = /^[\p{L}\p{M}\p{N}_.-]{1,64}$/u;

function isListOfWords(value: unknown, least: number, most: number): boolean {
  return (
    Array.isArray(value) &&
    value.length >= least &&
    value.length <= most &&
    value.every(
      (word) => typeof word === 'string' && word.length <= MAX_WORD_LENGTH && /[\p{L}\p{N}]/u.test(word),
    )
  );
}

/** What each part of a setting must be; null where a value is that. */
const CHECKS: SettingChecks = {
  as: (value) =>
    (FIELD_TYPES as readonly unknown[]).includes(value) ? null : `must be one of ${FIELD_TYPES.join(', ')}`,
  weight: numberBetween(MIN_WEIGHT, MAX_WEIGHT),
  facet: (value) => (typeof value === 'boolean' ? null : 'must be true or false'),
  label: (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= MAX_LABEL_LENGTH
      ? null
      : `must be a text of at most ${MAX_LABEL_LENGTH} characters`,
  language: (value) =>
    typeof value === 'string' && /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(value)
      ? null
      : 'must be the tag of a language, as "de"',
  stopWords: (value) =>
    isListOfWords(value, 1, MAX_WORDS)
      ? null
      : `must be a list of at most ${MAX_WORDS} words, as ["gmbh", "ag"]`,
  protectedWords: (value) =>
    isListOfWords(value, 1, MAX_WORDS) && (value as readonly string[]).every((word) => SINGLE_WORD.test(word))
      ? null
      : `must be a list of at most ${MAX_WORDS} words of letters and digits only, as ["Teams", "Runner"]`,
  synonyms: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= MAX_SYNONYMS &&
    value.every((group) => isListOfWords(group, 2, MAX_GROUP))
      ? null
      : `must be a list of at most ${MAX_SYNONYMS} lists of 2 to ${MAX_GROUP} words, as [["laptop", "notebook"]]`,
  from: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string' && name !== '')
      ? null
      : 'must be a list of names, as ["preis"]',
};

/** The first thing that is wrong with settings of fields, or null. Says what is allowed there, and what stands there. */
export function findFieldProblem(value: unknown): SettingProblem | null {
  if (!isSettingObject(value))
    return describeProblem([], 'must be an object of fields, as {"price": {"as": "number"}}', value);
  const settings = Object.entries(value);
  const fields = settings.filter(([key]) => !isPattern(key));
  const folders = settings.filter(([key]) => isPattern(key));
  if (folders.length > MAX_FOLDERS)
    return describeProblem([], `must be at most ${MAX_FOLDERS} folders`, folders.length);
  for (const [pattern, setting] of folders) {
    const problem = findFolderProblem(pattern, setting);
    if (problem !== null) return problem;
  }
  return findProblemOfFields([], fields, CHECKS, ' of a field') ?? findWeightTooMany(fields);
}

/** What is wrong with the settings of a folder: there a field has other names, and nothing else that others do not have. */
function findFolderProblem(pattern: string, value: unknown): SettingProblem | null {
  if (pattern.length > MAX_PATTERN_LENGTH || !/[^/*]/.test(pattern.replace(/^\.?\/+/, '')))
    return describeProblem(
      [pattern],
      `must be a path in the corpus of at most ${MAX_PATTERN_LENGTH} characters, as "docs/**" or "*.csv"`,
    );
  if (!isSettingObject(value))
    return describeProblem([pattern], 'must be an object of fields, as {"title": {"from": ["name"]}}', value);
  const checks = { from: CHECKS['from'] ?? (() => null) };
  return findProblemOfFields(
    [pattern],
    Object.entries(value),
    checks,
    ' of a field in one folder (what else is said of a field holds in all of them)',
  );
}

/** @param path where the fields stand @param kind what the settings of each are, for a message */
function findProblemOfFields(
  path: readonly string[],
  fields: readonly (readonly [string, unknown])[],
  checks: SettingChecks,
  kind: string,
): SettingProblem | null {
  if (fields.length > MAX_FIELDS)
    return describeProblem(path, `must be at most ${MAX_FIELDS} fields`, fields.length);
  const owner = new Map<string, string>();
  for (const [name, setting] of fields) {
    if (!NAME.test(name))
      return describeProblem(
        [...path, name],
        'must be named with at most 64 letters, digits, _, - and . only',
      );
    if (setting === false) continue;
    if (!isSettingObject(setting))
      return describeProblem(
        [...path, name],
        `must be false, or an object as ${path.length === 0 ? '{"as": "number"}' : '{"from": ["preis"]}'}`,
        setting,
      );
    const problem = findMemberProblem([...path, name], setting, checks, kind);
    if (problem !== null) return problem;
    for (const other of [name, ...((setting as { readonly from?: readonly string[] }).from ?? [])]) {
      const taken = owner.get(other);
      if (taken !== undefined && taken !== name)
        return describeProblem(
          [...path, name],
          `"${other}" is said to be ${taken}, too: a name can be one field`,
        );
      owner.set(other, name);
    }
  }
  return null;
}

function findWeightTooMany(fields: readonly (readonly [string, unknown])[]): SettingProblem | null {
  const beyond = fields.filter(([, setting]) => isSettingObject(setting) && setting['weight'] !== undefined)[
    MAX_SEARCHED_FIELDS
  ];
  return beyond === undefined
    ? null
    : describeProblem(
        [beyond[0], 'weight'],
        `is one too many: at most ${MAX_SEARCHED_FIELDS} fields can have a weight`,
      );
}
