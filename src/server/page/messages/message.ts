// What pages say of a query, a filter or a request that was not taken as it may have been meant: the sentences of the engine and the
// reasons of errors, in the words of a reader, with a table for each language of the interface.

import type { SentenceName } from '../../../search/query/sentences.js';

/** Reasons for which a request is refused that are told to readers; those of wrong filters are sentences of the engine. */
export type ReasonName =
  | 'documentGone'
  | 'fileGone'
  | 'nothingHere'
  | 'queryLong'
  | 'wrongValue'
  | 'tooMany'
  | 'busy'
  | 'loading'
  | 'failed';

/** Sentences that pages show; what is said of the counts of words alone stands there as links. */
export type MessageName = Exclude<SentenceName, 'noWord' | 'counts'> | ReasonName;

/** The messages in one language; `{name}` is filled in with what the engine says. */
export type Messages = Readonly<Record<MessageName, string>>;
