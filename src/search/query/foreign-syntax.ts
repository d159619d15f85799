// Signs that mean something in the query languages of other engines, or to a reader, and nothing or something else here. Each
// gets a warning: what was typed is not taken as it may have been meant.

import { type AskedFields, NO_FIELDS as NO_OWN_FIELDS } from './asked-field.js';
import { fieldNamedBy, listQueryFields } from './query-fields.js';
import { saySentence } from './sentences.js';

/** Words before a colon that name no field: those of addresses, of the subject of a letter, of hosts. */
const NO_FIELDS =
  /^(?:about|aw|bcc|cc|data|doi|file|fw|fwd|geo|isbn|issn|javascript|localhost|magnet|mailto|node|re|sms|tel|urn|wg)$/i;

/** Own fields that a warning names. */
const MAX_NAMED = 20;

/** `ferry^2`: units such as `km^2` are too short to be meant so. */
const weightedWord = /^[\p{L}\p{M}]{3,}(?:~\d?|\*)?\^\d+(?:\.\d+)?$/u;
/** `ferry~0.8`: the likeness that other engines ask for. */
const likeness = /^[\p{L}\p{M}]{3,}~\d?\.\d+$/u;
/** `/ferr(y|ies)/`. */
const regularExpression = /^\/(?=.*[.*+?[\]()|\\^$]).{2,}\/[a-z]{0,3}$/u;
const operators: ReadonlyMap<string, string> = new Map([
  ['&&', 'AND'],
  ['||', 'OR'],
]);
/** `ferry NEAR/3 boat`, `ferry w/5 boat`. */
const nearness = /^(?:O?NEAR(?:\/\d+)?|[wW]\/\d+|PRE\/\d+|ADJ\d+)$/;
/** `!ferry`. */
const negated = /^![\p{L}\p{N}]/u;
/** Swedish and Finnish inflect abbreviations with a colon (`EU:ssa`). */
const abbreviation = /^\p{Lu}+$/u;
const fieldName = /^\p{L}[\p{L}_-]*\p{L}$/u;
/** No letter alone (`:D`), no address, no second colon. */
const fieldValue = /^(?:\p{N}|[[{<>]?[\p{L}\p{N}*][^:/\\@]+)$/u;
const letterForQuestionMark = /^[\p{L}\p{M}]+\?[\p{L}\p{M}]+$/u;
const starAtWord =
  /(?:^|\s)\*+[\p{L}\p{N}]|(?<![\\])[\p{L}\p{N}\p{M}]\*+(?=\s|$)|\p{L}{2}\*\p{L}|\p{L}\*\p{L}{2}/u;
const starOrTildeAtEnd = /[\p{L}\p{N}\p{M}](\*|~\d?)$/u;
/** A number with a unit that is no word: `5°C`, `3%`. */
const measure = /^\d[\d.,]*(?:[°º℃℉%‰]|$)/u;

/**
 * What is said of a word, as it stands in the query; null where nothing is.
 * @param own fields that documents have
 * @param next the character behind it; a quotation mark may be the value of what looks like a field
 */
export function warnOfWord(written: string, next: string, own: AskedFields = NO_OWN_FIELDS): string | null {
  if (weightedWord.test(written))
    return saySentence('wordWeight', { weight: written.slice(written.indexOf('^')) });
  if (likeness.test(written))
    return saySentence('likenessGiven', { text: written.slice(0, written.indexOf('~')) });
  if (regularExpression.test(written)) return saySentence('regularExpression', { text: written });
  const operator = operators.get(written);
  if (operator !== undefined) return saySentence('operatorOfOthers', { text: written, operator });
  if (nearness.test(written)) return saySentence('nearnessOfOthers', { text: written });
  if (negated.test(written)) return saySentence('exclamation', { text: written, word: written.slice(1) });
  const field = unknownFieldOf(written, next, own);
  if (field !== null) {
    const fields = [...listQueryFields(own), ...own.names.slice(0, MAX_NAMED)].join(', ');
    return saySentence('fieldUnknown', { field, fields });
  }
  if (letterForQuestionMark.test(written)) return saySentence('questionMark', { text: written });
  return null;
}

/** What stands before the colon of a word that looks like a field and a value (`colour:red`) and is none; else null. */
function unknownFieldOf(written: string, next: string, own: AskedFields): string | null {
  const colon = written.indexOf(':');
  if (colon < 0) return null;
  const [name, value] = [written.slice(0, colon), written.slice(colon + 1)];
  if (!fieldName.test(name) || abbreviation.test(name) || NO_FIELDS.test(name)) return null;
  if (fieldNamedBy(written, own) !== null) return null;
  const isQuoted = value === '' && /["\u201c\u201e\u00ab]/.test(next);
  return isQuoted || fieldValue.test(value) ? name : null;
}

/** What is said of a phrase, as it stands between its quotation marks, with what touches it behind; null where nothing is. */
export function warnOfPhrase(written: string, behind: string): string | null {
  if (starAtWord.test(written)) return saySentence('starInPhrase', { text: written });
  const [weight] = /^\^\d+(?:\.\d+)?(?![\p{L}\p{N}])/u.exec(behind) ?? [];
  return weight === undefined ? null : saySentence('phraseWeight', { weight });
}

/** What is said of the value of a section, source, tag or language; null where nothing is. */
export function warnOfValue(field: string, written: string): string | null {
  const [, mark] = starOrTildeAtEnd.exec(written) ?? [];
  return mark === undefined ? null : saySentence('valueAsItStands', { field, mark, text: written });
}

/**
 * What is said of an excluded word that may have been meant as a number below zero; null where nothing is.
 * @param isFirst whether nothing stands before the minus
 */
export function warnOfNegative(written: string, isFirst: boolean): string | null {
  const isNumber = measure.test(written) && (isFirst || !/^[\d.,]+$/.test(written));
  return isNumber ? saySentence('minusOfNumber', { text: written }) : null;
}
