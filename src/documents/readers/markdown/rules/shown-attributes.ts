// The words that a component or a shortcode shows a reader: its title, label, caption. Its other attributes are settings.

const SHOWN =
  /(?<=[\s{(,])(?:title|label|caption|alt|summary|heading)\s*[=:]\s*(?:"([^"\n]*)"|'([^'\n]*)'|`([^`\n]*)`)/gi;

/** The texts that the attributes of a tag show, one a line. */
export function readShownAttributes(tag: string): string {
  const texts: string[] = [];
  for (const match of tag.matchAll(SHOWN)) {
    const text = (match[1] ?? match[2] ?? match[3] ?? '').trim();
    if (/[\p{L}\p{N}]/u.test(text) && !text.includes('{{')) texts.push(text);
  }
  return texts.join('\n');
}
