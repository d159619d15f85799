// Fields above a text without any fence: lines `Title: …` as Pelican, MkDocs and MultiMarkdown have them, and the three lines behind
// per cent signs (title, authors, date) of Pandoc. A blank line ends them.

/** The field that tells such lines from a text that begins with a colon. */
const TITLE = /^title:[ \t]+\S/im;
const FIELD = /^([A-Za-z][\w -]{0,30}):(?:[ \t]+(.*))?$/;
const CONTINUED = /^(?: {4}|\t)\s*(\S.*)$/;
/** More lines are a text. */
const MAX_LINES = 40;

/** Fields and the text below them. */
export interface HeaderLines {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** The fields of the first lines of a Markdown text, whose line ends are line feeds; null where these are text. */
export function readHeaderLines(text: string): HeaderLines | null {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const first = text.charAt(start);
  if (first === '%') return readPandocTitle(text.slice(start));
  if (!/[A-Za-z]/.test(first)) return null;
  const end = text.indexOf('\n\n', start);
  const lines = text.slice(start, end < 0 ? text.length : end).split('\n');
  if (end < 0 || lines.length > MAX_LINES || !TITLE.test(text.slice(start, end))) return null;
  const fields: Record<string, string> = {};
  let last = '';
  for (const line of lines) {
    const [, name = '', value = ''] = FIELD.exec(line) ?? [];
    const continued = CONTINUED.exec(line)?.[1];
    if (name !== '') {
      last = name.trim().toLowerCase();
      fields[last] = value.trim();
    } else if (continued !== undefined && last !== '')
      fields[last] = `${fields[last] ?? ''} ${continued}`.trim();
    else return null;
  }
  return { fields, body: text.slice(end + 2) };
}

/** `% Title`, `% Authors`, `% Date`, each of which may be missing at the end. */
function readPandocTitle(text: string): HeaderLines | null {
  const block =
    /^% (\S[^\n]*(?:\n +\S[^\n]*)*)(?:\n%(?: ([^\n]*(?:\n +\S[^\n]*)*))?)?(?:\n%(?: ([^\n]*))?)?\n(?=\s*\n|$)/.exec(
      text,
    );
  if (block === null) return null;
  const [whole, title = '', authors = '', date = ''] = block;
  const fields = Object.entries({ title, author: authors, date })
    .map(([name, value]) => [name, value.replace(/\s+/g, ' ').trim()] as const)
    .filter(([, value]) => value !== '');
  return { fields: Object.fromEntries(fields), body: text.slice(whole.length) };
}
