// Which attributes a list of Meilisearch names, and with how many words: `*`, `title`, `text:30`.

/**
 * Whether a list of attributes names one: `*` for all, and `text:30` with a number of words.
 * @returns null for one that is not named, the number where one is given, otherwise undefined
 */
export function chooserOf(attributes: readonly string[]): (name: string) => number | null | undefined {
  const lengths = new Map<string, number | undefined>();
  for (const attribute of attributes) {
    const [, name = attribute, length] = /^(.+):(\d{1,6})$/.exec(attribute) ?? [];
    lengths.set(name, length === undefined ? undefined : Number(length));
  }
  return (name) => {
    const found = lengths.has(name) ? name : '*';
    return lengths.has(found) ? lengths.get(found) : null;
  };
}
