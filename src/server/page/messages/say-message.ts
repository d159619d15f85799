// Says to a reader, in the language of the page, what the engine or the server said in English.

import { readSentence } from '../../../search/query/sentences.js';
import type { ErrorBody } from '../../http/error-answer.js';
import type { PageLanguage } from '../words/page-language.js';
import { sayText } from '../words/say.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fa } from './fa.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { ja } from './ja.js';
import type { MessageName, Messages } from './message.js';
import { pt } from './pt.js';
import { ru } from './ru.js';
import { tr } from './tr.js';
import { zh } from './zh.js';

const MESSAGES: Readonly<Record<PageLanguage, Messages>> = { en, de, es, fr, it, ja, pt, ru, tr, zh, ar, fa };

/** The messages of a language. */
export function messagesOf(language: PageLanguage): Messages {
  return MESSAGES[language];
}

/** A message, and whether it is in the language of the page or still in English. */
export interface SaidMessage {
  readonly text: string;
  readonly isTranslated: boolean;
}

/** A sentence of the engine in a language; one that is not known stays as it is. */
export function sayToReader(sentence: string, language: PageLanguage): SaidMessage {
  const read = readSentence(sentence);
  const message = read === null ? undefined : MESSAGES[language][read.name as MessageName];
  if (read === null || message === undefined) return { text: sentence, isTranslated: language === 'en' };
  const isAsSaid = language === 'en' && !read.name.startsWith('filter');
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(read.values))
    values[name] = isAsSaid ? value : plain(name, value);
  return { text: sayText(message, values), isTranslated: true };
}

/** Values without English words: lists with commas, what is expected as it is written. */
function plain(name: string, value: string): string {
  if (name === 'words') return value.replace(/ and (\d+) more$/, ', … (+$1)').replaceAll('" and "', '", "');
  return name === 'expected' ? writeExpected(value) : value;
}

/** By what the engine calls them: how the parts of a filter are written. */
const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [/^a field \((.*)\)$/, '$1'],
  [/^a date \((.*)\)$/, '$1'],
  [/^a closing parenthesis$/, ')'],
  [/^a list in square brackets$/, '[a, b]'],
  [/^a comma or a closing bracket$/, ', ]'],
  [/^a value$/, '"…"'],
  [/^a number$/, '10, 2.5'],
  [/^(.*) or the end$/, '$1'],
  [/^(.*) or a range \((.*)\)$/, '$1, $2'],
];

function writeExpected(expected: string): string {
  const [pattern, written] = WRITTEN.find(([known]) => known.test(expected)) ?? [];
  const shown = pattern === undefined ? expected : expected.replace(pattern, written ?? '');
  return shown.replaceAll(' or ', ', ');
}

/** By error code: what readers are told. */
const REASONS: Readonly<Record<string, MessageName>> = {
  document_not_found: 'documentGone',
  original_not_found: 'fileGone',
  not_found: 'nothingHere',
  invalid_search_q: 'queryLong',
  invalid_documents_q: 'queryLong',
  invalid_parameter: 'wrongValue',
  too_many_requests: 'tooMany',
  server_busy: 'busy',
  search_aborted: 'hitsMissing',
  not_ready: 'loading',
  internal: 'failed',
};

/** Why a request failed, to its reader. */
export function sayError(
  { code, message }: Pick<ErrorBody, 'code' | 'message'>,
  language: PageLanguage,
): SaidMessage {
  const reason = REASONS[code] ?? (/^invalid_(?:search|documents)_/.test(code) ? 'wrongValue' : undefined);
  if (reason === undefined) return sayToReader(message, language);
  // English already says what is wrong with the value.
  if (reason === 'wrongValue' && language === 'en') return { text: message, isTranslated: true };
  // The number of the request, or the name of what was asked for.
  const [id = ''] = /[\w-]+(?=\.$)/.exec(message) ?? [];
  const name = /^(?:Parameter )?(\w+)/.exec(message)?.[1] ?? '';
  return { text: sayText(MESSAGES[language][reason], { id, name }), isTranslated: true };
}
