// The names by which the fields of a record are known, in any case, with or without `_`, `-` and spaces.

/** What a known field is for. */
export type Role =
  | 'id'
  | 'title'
  | 'text'
  | 'url'
  | 'date'
  | 'language'
  | 'section'
  | 'source'
  | 'tags'
  | 'related';

/** The names of each field; of several in one record, the first of the list counts. */
const NAMES: Readonly<Record<Role, readonly string[]>> = {
  id: ['_id', 'id'],
  title: ['title', 'headline'],
  text: ['text', 'body', 'content'],
  url: ['url', 'link'],
  date: (
    'date published publishedat publisheddate publishedtime publishdate publicationdate datepublished pubdate ' +
    'firstpublished firstpublishedat webpublicationdate releasedate datereleased posted postedat posteddate postedon postdate ' +
    'dc:date dcterms:issued dcterms:created article:publishedtime ' +
    'created createdat createddate createdtime createdon createdutc creationdate datecreated timestamp datetime issued ' +
    'contentcreated firstcreated versioncreated ' +
    // When a document was last changed says at least that it is not newer.
    'lastmod lastmodified lastmodifiedat modified modifiedat modifieddate modificationdate datemodified updated updatedat dateupdated ' +
    'lastupdated lastupdatedat lastchanged edited editedat lastedited lasteditedtime dcterms:modified article:modifiedtime'
  ).split(' '),
  language: ['language', 'lang', 'inlanguage', 'langcode', 'locale'],
  section: ['section', 'category', 'categories'],
  source: ['source', 'publisher'],
  tags: ['tags', 'keywords'],
  related: ['related'],
};

/** What a name says of a field. */
export interface KnownName {
  readonly role: Role;
  /** Its place among the names of the role: of several in one record, the lowest counts. */
  readonly rank: number;
}

/** Every known name, folded. */
export const KNOWN_NAMES: ReadonlyMap<string, KnownName> = new Map(
  (Object.keys(NAMES) as Role[]).flatMap((role) =>
    NAMES[role].map((name, rank) => [name, { role, rank }] as const),
  ),
);

/** Those that count in a file that is one document: its id is its path. */
export const KNOWN_NAMES_OF_FILES: ReadonlyMap<string, KnownName> = new Map(
  [...KNOWN_NAMES].filter(([, { role }]) => role !== 'id'),
);

/** A name without case, `_`, `-` and spaces. */
export function foldName(name: string): string {
  return name.length > 40 || !/[A-Z\s_-]/.test(name) ? name : name.toLowerCase().replace(/[\s_-]/g, '');
}

/** The name of a column without the number by which tables tell it from one of the same name: `title (2)` is `title`. */
export function withoutColumnNumber(name: string): string {
  return name.replace(/ \(\d+\)$/, '');
}

/** What a field of this name is for; undefined where it is not known. */
export function roleOfKnownName(name: string): Role | undefined {
  return KNOWN_NAMES.get(foldName(name))?.role;
}

/** Whether a field of this name is known. */
export function isKnownName(name: string): boolean {
  return KNOWN_NAMES.has(foldName(name));
}
