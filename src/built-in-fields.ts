// The fields that every document has, as data: what of it is searched and with what weight, what is counted and filtered. This
// is the schema of documents of which nothing is configured. `src/index/` and `src/search/` know what a field is to a document (its
// role), never what it is called: a generation says that.

/** What the words of an indexed field are to a document; `own`: a field of records that is configured to be searched by itself. */
export const TEXT_ROLES = [
  'heading',
  'body',
  'linked',
  'labels',
  'names',
  'people',
  'abstract',
  'texts',
  'own',
] as const;
/** One of them. */
export type TextFieldRole = (typeof TEXT_ROLES)[number];

/** An indexed text field. */
export interface TextField {
  /** How it is asked for and shown. */
  readonly name: string;
  readonly role: TextFieldRole;
  /** What one occurrence counts. */
  readonly weight: number;
  /** How much a field that is longer than the average is held against it, 0 to 1: see `lengthNorm`. */
  readonly b: number;
}

/** The indexed fields of every document. */
export const builtInTexts: readonly TextField[] = [
  { name: 'title', role: 'heading', weight: 2.5, b: 0.5 },
  { name: 'text', role: 'body', weight: 1, b: 0.65 },
  { name: 'related', role: 'linked', weight: 0.25, b: 0.5 },
  { name: 'tags', role: 'labels', weight: 0.5, b: 0.5 },
  // So little that one occurrence in a body counts more, however long that is.
  { name: 'other', role: 'names', weight: 0.05, b: 0.25 },
  // Fields of a record that are known by their names: see `listRoleTexts`.
  { name: 'author', role: 'people', weight: 0.5, b: 0.5 },
  { name: 'summary', role: 'abstract', weight: 0.5, b: 0.5 },
  // Long texts of a record that nothing else searches.
  { name: 'texts', role: 'texts', weight: 0.25, b: 0.5 },
];

/** An indexed field of its own for one that is configured to be searched by itself. @param place from 0 */
export function ownText(place: number): TextField {
  return { name: `own${place + 1}`, role: 'own', weight: 0.5, b: 0.5 };
}

/** A field whose values are compared: one value or none, or many. `asked` is its name before a colon in a query. */
export const builtInKeywords = [
  { name: 'section', many: false, asked: 'section' },
  { name: 'source', many: false, asked: 'source' },
  { name: 'tags', many: true, asked: 'tag' },
  { name: 'language', many: false, asked: 'lang' },
] as const;
type BuiltInKeyword = (typeof builtInKeywords)[number];

/** The name of a field whose values are compared. */
export type KeywordName = BuiltInKeyword['name'];
/** That of one of which a document has one value or none. */
export type SingleKeyword = Extract<BuiltInKeyword, { many: false }>['name'];
/** That of one of which it may have many. */
export type ManyKeyword = Extract<BuiltInKeyword, { many: true }>['name'];

/** All of them by their names, in order of these: so they stand in files. */
export const keywordNames: readonly KeywordName[] = builtInKeywords.map(({ name }) => name).sort();
/** Those of which a document has one value or none, in order of their names. */
export const singleKeywords: readonly SingleKeyword[] = builtInKeywords
  .flatMap((field) => (field.many ? [] : [field.name]))
  .sort();
/** That of which it may have many. */
export const MANY_KEYWORD: ManyKeyword = 'tags';
/** The one that says what part of a whole a document is of. */
export const SECTION_KEYWORD = 'section' satisfies SingleKeyword;
/** The one that says how the texts of a document are analyzed. */
export const LANGUAGE_KEYWORD = 'language' satisfies SingleKeyword;

/** An object with something for each keyword of one value or none. */
export function forEachSingle<T>(make: (name: SingleKeyword) => T): Record<SingleKeyword, T> {
  return Object.fromEntries(singleKeywords.map((name) => [name, make(name)])) as Record<SingleKeyword, T>;
}

/** The date of a document, and what is counted of it. */
export const DATE_FIELD = 'date';
/** Parts of a date whose values are counted. */
export const datePeriods = ['year', 'month'] as const;
/** One of them. */
export type DatePeriod = (typeof datePeriods)[number];
/** The longer one. */
export const YEAR = 'year' satisfies DatePeriod;
/** Whether a name is that of a part of a date. */
export function isDatePeriod(name: string): name is DatePeriod {
  return datePeriods.some((period) => period === name);
}

/** How a query asks for dates: before a day, after it, on it. */
export const dateConditions = { before: '<', after: '>', date: '=' } as const;
