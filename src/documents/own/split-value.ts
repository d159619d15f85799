// Several values that are written as one text: `money-fx,yen`, `['World', 'Iraq']`, `Reed, Ada; Lee, Sam`.

/** Fields, by the last word of their name, whose texts are lists with a comma, semicolon or bar between the values. */
const LIST_NAMES =
  /(?:^|[._-])(?:topics?|categories|category|subjects?|genres?|tags?|keywords?|labels?|themes?|topic_list|allergens|ingredients|cuisines?|schlagworte|kategorien|themen)$/i;
/** Fields whose values are names of people: `Reed, Ada` is one. */
const PEOPLE = /(?:^|[._-])(?:authors?|creators?|editors?|autoren|auteurs|autores)$/i;

/** What all others have none of. */
const mayBeSeveral = /[,;|[]/;
/** Words with commas, semicolons or bars and no spaces between them; numbers have commas of their own. */
const CODES = /^\p{L}[^\s,;|]*(?:[,;|]\p{L}[^\s,;|]*)+$/u;

/**
 * The values that a text of a field stands for; none for a text of delimiters alone.
 * @param text one clean line
 */
export function splitValue(name: string, text: string): readonly string[] {
  if (!mayBeSeveral.test(text)) return [text];
  const list = /^\[\s*(["'])(.*)\1\s*\]$/.exec(text);
  if (list !== null) return parts((list[2] ?? '').split(/["']\s*,\s*["']/));
  if (PEOPLE.test(name)) return parts(text.split(';'));
  return LIST_NAMES.test(name) || CODES.test(text) ? parts(text.split(/[,;|]/)) : [text];
}

function parts(values: readonly string[]): readonly string[] {
  return values.map((value) => value.trim()).filter((value) => value !== '');
}
