// The control words of RTF 1.9.1 that matter to who reads the text.

/** Groups whose text is no text of the document, by the word they begin with. */
export const UNREAD_GROUPS: ReadonlySet<string> = new Set(
  (
    'colortbl stylesheet listtable listoverridetable revtbl rsidtbl generator xmlnstbl mmathPr latentstyles datastore ' +
    'themedata colorschememapping filetbl pict nonshppict objdata objclass objname sp sn sv header headerl headerr headerf ' +
    'footer footerl footerr footerf ftnsep ftnsepc aftnsep aftnsepc fldinst listtext pntext annotation atnid atnauthor ' +
    'atndate atnref bkmkstart bkmkend datafield template xe tc rxe txe operator company manager hlinkbase userprops'
  ).split(' '),
);

/** Groups that older programs pass over and that hold text nevertheless. */
export const READ_STARRED_GROUPS: ReadonlySet<string> = new Set(['shpinst', 'shptxt']);

/** Groups of the document information, by the field they are. */
export const FIELD_OF_GROUP: ReadonlyMap<string, string> = new Map([
  ['title', 'title'],
  ['author', 'author'],
  ['subject', 'subject'],
  ['keywords', 'tags'],
  ['category', 'section'],
  ['doccomm', 'description'],
]);

/** Words and signs that stand for a character. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['tab', ' '],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
  ['emdash', '\u2014'],
  ['endash', '\u2013'],
  ['lquote', '\u2018'],
  ['rquote', '\u2019'],
  ['ldblquote', '\u201c'],
  ['rdblquote', '\u201d'],
  ['bullet', '\u2022'],
  ['~', ' '],
  ['_', '-'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
]);

/** The code page of a character set of fonts. */
const CODE_PAGE_OF_CHARSET: ReadonlyMap<number, number> = new Map([
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);

const LABEL_OF_CODE_PAGE: ReadonlyMap<number, string> = new Map([
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [65001, 'utf-8'],
]);

/** The code page of the fonts of a character set, or null for the one of the document. */
export function codePageOfCharset(charset: number): number | null {
  return CODE_PAGE_OF_CHARSET.get(charset) ?? null;
}

/** The label of a code page in the Encoding standard; windows-1252 stands for those it lacks. */
export function labelOfCodePage(page: number): string {
  return (
    LABEL_OF_CODE_PAGE.get(page) ??
    (page === 874 || (page >= 1250 && page <= 1258) ? `windows-${page}` : 'windows-1252')
  );
}
