// The surface form of what is no word by itself: a part of a word written together, a word with its signs. It begins with a mark
// that no text can hold, so that it is another form than the same letters as a word, and so that all of them stand at the head of
// a dictionary, where no completion or correction looks.

const MARK = '\u0001';

/** The key of a dictionary before which all inner forms stand, and all others behind. */
export const FIRST_WORD_KEY = '\u0002';

/** The inner form with these letters. */
export function toInnerForm(letters: string): string {
  return MARK + letters;
}

/** Whether a form is that of a part, or of a word with signs. */
export function isInnerForm(form: string): boolean {
  return form.startsWith(MARK);
}

/** A form as people read it. */
export function printForm(form: string): string {
  return isInnerForm(form) ? form.slice(1) : form;
}
