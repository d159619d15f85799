// Messages in English: those of a query are the sentences of the engine, filters are explained in the words of a reader.

import { SENTENCES } from '../../../search/query/sentences.js';
import type { Messages } from './message.js';

const { noWord: _noWord, counts: _counts, ...said } = SENTENCES;

/** Messages in English. */
export const en: Messages = {
  ...said,
  filterLong: 'The filter is too long: it may have {length} characters.',
  filterDeep: 'The filter has too many parentheses inside one another: there may be {depth}.',
  filterSign: 'The filter cannot be read from its character {at} on: “{sign}” means nothing there.',
  filterValue:
    '“{found}” cannot be compared with {field} (character {at} of the filter). What can: {expected}',
  filterFound:
    'The filter cannot be read from “{found}” on (character {at}). What can stand there: {expected}',
  filterEnds: 'The filter ends too early. What is missing: {expected}',
  documentGone: 'No document has this address. It may have been removed or renamed since.',
  fileGone: 'The file that this document was read from is not there any more.',
  nothingHere: 'There is no page at this address.',
  queryLong: 'The query is too long: it may have 4,000 characters.',
  wrongValue: 'The address asks for something that cannot be answered: {name}',
  tooMany: 'More is asked from your address than this server allows.',
  busy: 'Many people are searching just now.',
  loading: 'The index is just being loaded.',
  failed: 'Something failed on the server. Its log has it under request id {id}.',
};
