// The attributes that an AsciiDoc text defines (`:name: value`) and refers to (`{name}`).
// Source: https://docs.asciidoctor.org/asciidoc/latest/attributes/document-attributes/

const ATTRIBUTE = /\{([a-zA-Z\d_][\w-]{0,80})\}/g;
/** UTF-16 units of a value; what is longer is cut. Asciidoctor allows as many where texts are not trusted. */
const MAX_VALUE_LENGTH = 4096;
/** UTF-16 units by which values may lengthen one paragraph: they may refer to one another, and so grow without end. */
const MAX_ADDED_LENGTH = 10_000;
/** The same of all paragraphs of a text. */
const MAX_ADDED_LENGTH_OF_TEXT = 1_000_000;

/** What a name in braces stands for besides what a text defines. */
const BUILT_IN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      empty: '',
      blank: '',
      sp: ' ',
      nbsp: ' ',
      zwsp: '',
      wj: '',
      amp: '&',
      lt: '<',
      gt: '>',
      plus: '+',
      asterisk: '*',
    },
    ...{
      backtick: '`',
      caret: '^',
      tilde: '~',
      backslash: '\\',
      startsb: '[',
      endsb: ']',
      vbar: '|',
      apos: "'",
      quot: '"',
    },
  }),
);

/** The attributes of one text. */
export class AsciidocAttributes {
  /** By lower-case name. */
  readonly #values = new Map<string, string>();
  #added = 0;

  /** The value that the text gives an attribute. */
  get(name: string): string | undefined {
    return this.#values.get(name.toLowerCase());
  }

  set(name: string, value: string): void {
    this.#values.set(name.toLowerCase(), value.slice(0, MAX_VALUE_LENGTH));
  }

  /**
   * A paragraph with values in the place of their names. A name that is not known stays, and so do all once it would grow too
   * long.
   */
  fill(text: string): string {
    const most = Math.min(this.#added + MAX_ADDED_LENGTH, MAX_ADDED_LENGTH_OF_TEXT);
    return text.replace(ATTRIBUTE, (marked, name: string) => {
      const value = this.get(name) ?? BUILT_IN.get(name.toLowerCase());
      if (value === undefined || this.#added + value.length > most) return marked;
      this.#added += value.length;
      return value;
    });
  }
}
