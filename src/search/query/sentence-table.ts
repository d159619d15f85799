// Sentences by name, made and recognised from one table, so that whoever shows one to a reader can say the same in another language.

/** What is filled into a sentence, by the names in braces. */
export type SentenceValues = Readonly<Record<string, string | number>>;

/** A sentence that was recognised. */
export interface ReadSentence<Name extends string> {
  readonly name: Name;
  readonly values: Readonly<Record<string, string>>;
}

interface SentencePattern<Name extends string> {
  readonly name: Name;
  readonly pattern: RegExp;
  readonly keys: readonly string[];
}

/** A value (`{field}`), or a number with the noun it counts (`{hits|hit}` is `1 hit` or `2 hits`). */
const PLACE = /\{(\w+)(?:\|(\w+))?\}/g;

/** A table of sentences; of two that a text may be, the first is meant. */
export class SentenceTable<Name extends string> {
  readonly #sentences: Readonly<Record<Name, string>>;
  readonly #numbers: readonly string[];
  /** Made when the first text is read. */
  #patterns: readonly SentencePattern<Name>[] | null = null;

  /**
   * @param sentences `{name}` is filled in
   * @param numbers names of values that are whole numbers
   */
  constructor(sentences: Readonly<Record<Name, string>>, numbers: readonly string[] = []) {
    this.#sentences = sentences;
    this.#numbers = numbers;
  }

  /** A sentence with its values. */
  say(name: Name, values: SentenceValues = {}): string {
    return this.#sentences[name].replaceAll(PLACE, (_, key: string, noun?: string) => {
      const value = String(values[key] ?? '');
      return noun === undefined ? value : `${value} ${noun}${value === '1' ? '' : 's'}`;
    });
  }

  /** Which sentence a text is, and what was filled in; null for any other text. */
  read(text: string): ReadSentence<Name> | null {
    this.#patterns ??= (Object.keys(this.#sentences) as Name[]).map((name) => this.#patternOf(name));
    for (const { name, pattern, keys } of this.#patterns) {
      const match = pattern.exec(text);
      if (match === null) continue;
      return { name, values: Object.fromEntries(keys.map((key, index) => [key, match[index + 1] ?? ''])) };
    }
    return null;
  }

  #patternOf(name: Name): SentencePattern<Name> {
    const sentence = this.#sentences[name];
    const keys: string[] = [];
    let written = '';
    let end = 0;
    for (const place of sentence.matchAll(PLACE)) {
      const [whole, key = '', noun] = place;
      keys.push(key);
      written += escape(sentence.slice(end, place.index));
      if (noun !== undefined) written += String.raw`(\d+) ${noun}s?`;
      else written += this.#numbers.includes(key) ? String.raw`(\d+)` : '([^]*?)';
      end = place.index + whole.length;
    }
    return { name, pattern: new RegExp(`^${written}${escape(sentence.slice(end))}$`), keys };
  }
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
