// What can be set of how important documents are beyond their words, and how a setting that is wrong is named.

import { HALF_LIFE_EXAMPLES, readHalfLife } from './half-life.js';
import {
  describeProblem,
  findMemberProblem,
  isSettingObject,
  numberBetween,
  type SettingCheck,
  type SettingChecks,
  type SettingProblem,
} from './setting-problem.js';

/** A field that tells how important a document is. */
export interface BoostSetting {
  /** A number, date or truth value; `date` for the date of the document. */
  readonly field: string;
  /** What the most important documents count more than those of no importance, as a share: 0.5 for half as much again. */
  readonly weight?: number;
  /** Which values are important: high numbers, late dates and `true` unless told, or low ones, early ones and `false`. */
  readonly prefer?: 'high' | 'low';
  /** The number that makes a document half as important as one can be; the median of the field unless told. */
  readonly pivot?: number;
  /** For dates: how much older than the newest a document is that is half as important. */
  readonly halfLife?: string;
}

/** Documents that count more or less than others: of one folder, section or language, or with one value of a field. */
export interface WeightSetting {
  /** A path in the corpus, in which `*` stands for any name and `**` for any path: `archive/**`. */
  readonly folder?: string;
  readonly section?: string;
  readonly language?: string;
  readonly field?: string;
  /** The value of `field`. */
  readonly value?: string;
  /** What such a document counts; any other counts 1. */
  readonly weight: number;
}

/** Documents that come first for one query where they hold a word of it. */
export interface PinSetting {
  /** Compared without case, accents and punctuation. */
  readonly query: string;
  /** Ids of documents, the first one first. */
  readonly ids: readonly string[];
}

/** What is known of the importance of documents. */
export interface ImportanceSettings {
  readonly boost?: BoostSetting | readonly BoostSetting[];
  readonly weights?: readonly WeightSetting[];
  /** What a word in a heading counts; one in the rest of the text counts 1. */
  readonly headings?: number;
  readonly pins?: readonly PinSetting[];
}

/** What `weight` of a boost is where nothing is set. */
export const DEFAULT_BOOST_WEIGHT = 0.5;
/** What `halfLife` of a boost is where nothing is set. */
export const DEFAULT_BOOST_HALF_LIFE = '1y';

const MAX_BOOSTS = 10;
const MAX_WEIGHTS = 100;
const MAX_PINS = 1000;
const MAX_PINNED = 10;
const MAX_BOOST = 3;
const [MIN_WEIGHT, MAX_WEIGHT] = [0.25, 4];
const MAX_TEXT_LENGTH = 256;

const isText: SettingCheck = (value) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TEXT_LENGTH
    ? null
    : `must be a text of at most ${MAX_TEXT_LENGTH} characters`;

const BOOST_CHECKS: SettingChecks = {
  field: isText,
  weight: numberBetween(0.01, MAX_BOOST),
  prefer: (value) => (value === 'high' || value === 'low' ? null : 'must be high or low'),
  pivot: (value) =>
    typeof value === 'number' && Number.isFinite(value) && value > 0 ? null : 'must be a number above 0',
  halfLife: (value) =>
    typeof value === 'string' && readHalfLife(value) !== null
      ? null
      : `must be a time as ${HALF_LIFE_EXAMPLES}`,
};
const WEIGHT_CHECKS: SettingChecks = {
  folder: isText,
  section: isText,
  language: isText,
  field: isText,
  value: isText,
  weight: numberBetween(MIN_WEIGHT, MAX_WEIGHT),
};
const PIN_CHECKS: SettingChecks = {
  query: isText,
  ids: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= MAX_PINNED &&
    value.every((id) => typeof id === 'string' && id !== '')
      ? null
      : `must be a list of 1 to ${MAX_PINNED} ids of documents`,
};
/** What tells the documents of a weight apart; one of them is needed. */
const WEIGHT_SUBJECTS = ['folder', 'section', 'language', 'field'] as const;
const PARTS = ['boost', 'weights', 'headings', 'pins'];

/** The boosts of some settings, as a list. */
export function boostsOf({ boost }: ImportanceSettings): readonly BoostSetting[] {
  if (boost === undefined) return [];
  return isList(boost) ? boost : [boost];
}

function isList(boost: BoostSetting | readonly BoostSetting[]): boost is readonly BoostSetting[] {
  return Array.isArray(boost);
}

/** The first thing that is wrong with settings of importance, or null. Says what is allowed there, and what stands there. */
export function findImportanceProblem(value: unknown): SettingProblem | null {
  if (!isSettingObject(value))
    return describeProblem([], 'must be an object, as {"boost": {"field": "pagerank"}}', value);
  for (const [part, given] of Object.entries(value)) {
    const problem = findPartProblem(part, given);
    if (problem !== null) return problem;
  }
  return null;
}

function findPartProblem(part: string, given: unknown): SettingProblem | null {
  switch (part) {
    case 'headings': {
      const problem = numberBetween(1, MAX_WEIGHT)(given);
      return problem === null ? null : describeProblem([part], problem, given);
    }
    case 'boost':
      return isSettingObject(given)
        ? findObjectProblem([part], given, BOOST_CHECKS, ['field'])
        : findListProblem(part, given, MAX_BOOSTS, BOOST_CHECKS, ['field']);
    case 'weights':
      return (
        findListProblem(part, given, MAX_WEIGHTS, WEIGHT_CHECKS, ['weight']) ??
        findSubjectProblem(given as readonly WeightSetting[])
      );
    case 'pins':
      return findListProblem(part, given, MAX_PINS, PIN_CHECKS, ['query', 'ids']);
    default:
      return describeProblem([part], `is not a setting of importance; there are ${PARTS.join(', ')}`);
  }
}

function findListProblem(
  part: string,
  given: unknown,
  most: number,
  checks: SettingChecks,
  needed: readonly string[],
): SettingProblem | null {
  if (!Array.isArray(given)) return describeProblem([part], 'must be a list of objects', given);
  if (given.length > most) return describeProblem([part], `must be at most ${most}`, given.length);
  for (const [index, member] of (given as readonly unknown[]).entries()) {
    const problem = findObjectProblem([part, String(index)], member, checks, needed);
    if (problem !== null) return problem;
  }
  return null;
}

function findObjectProblem(
  path: readonly string[],
  given: unknown,
  checks: SettingChecks,
  needed: readonly string[],
): SettingProblem | null {
  if (!isSettingObject(given)) return describeProblem(path, 'must be an object', given);
  const problem = findMemberProblem(path, given, checks);
  if (problem !== null) return problem;
  const missing = needed.find((name) => given[name] === undefined);
  return missing === undefined ? null : describeProblem(path, `must have "${missing}"`, given);
}

function findSubjectProblem(weights: readonly WeightSetting[]): SettingProblem | null {
  for (const [index, weight] of weights.entries()) {
    const subjects = WEIGHT_SUBJECTS.filter((name) => weight[name] !== undefined);
    const hasValue = weight.value !== undefined;
    if (subjects.length !== 1 || hasValue !== (weight.field !== undefined))
      return describeProblem(
        ['weights', String(index)],
        'must have one of "folder", "section", "language", or "field" with its "value"',
        weight,
      );
  }
  return null;
}
