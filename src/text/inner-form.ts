// The surface form of what is no word by itself. A part of a word written together and a word with its signs begin with a mark
// that no text can hold, so that they are another form than the same letters as a word, and so that all of them stand at the head
// of a dictionary, where no completion or correction looks. Several words as one (`e-commerce`, `978-0-306`) are their letters,
// with a mark behind them and how they are written: they stand beside the same letters as a word, and are completed as these are.

const MARK = '\u0001';
const COMPOUND_MARK = '\u0002';
/** Behind the mark of a compound: a unit that says how many letters stand before its hyphen. */
const FIRST_COUNT = 0x20;
const MAX_COUNT = 0x5e;

/** The key of a dictionary before which all inner forms stand, and all others behind. */
export const FIRST_WORD_KEY = '\u0002';
/** The byte in the key of a compound behind which it says how it is written. */
export const COMPOUND_BYTE = 2;

/** The inner form with these letters. */
export function toInnerForm(letters: string): string {
  return MARK + letters;
}

/** The form of several words as one. @param hyphenAt how many letters stand before its hyphen; null where nothing says so */
export function toCompoundForm(letters: string, hyphenAt: number | null): string {
  const count = hyphenAt === null || hyphenAt > MAX_COUNT ? '' : String.fromCharCode(FIRST_COUNT + hyphenAt);
  return letters + COMPOUND_MARK + count;
}

/** Whether a form is that of a part, or of a word with signs. */
export function isInnerForm(form: string): boolean {
  return form.startsWith(MARK);
}

/** Whether a form is that of several words as one. */
export function isCompoundForm(form: string): boolean {
  return form.includes(COMPOUND_MARK);
}

/** The letters of a form, without its marks. */
export function lettersOfForm(form: string): string {
  if (isInnerForm(form)) return form.slice(1);
  const mark = form.indexOf(COMPOUND_MARK);
  return mark < 0 ? form : form.slice(0, mark);
}

/** A form as texts write it; null where they do not write it so, such as for groups of digits as one. */
export function spellingOfForm(form: string): string | null {
  const mark = form.indexOf(COMPOUND_MARK);
  if (mark < 0) return isInnerForm(form) ? null : form;
  if (mark + 1 === form.length) return null;
  const hyphenAt = form.charCodeAt(mark + 1) - FIRST_COUNT;
  return `${form.slice(0, hyphenAt)}-${form.slice(hyphenAt, mark)}`;
}

/** A form as people read it. */
export function printForm(form: string): string {
  return spellingOfForm(form) ?? lettersOfForm(form);
}
