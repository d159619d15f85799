// What a browser would make of a page: its tags and attributes, read by a real HTML parser.

import { Parser } from 'htmlparser2';

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Every tag of a page, in order. */
export function readTags(page: string): readonly Tag[] {
  const tags: Tag[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      tags.push({ name, attributes });
    },
  });
  parser.end(page);
  return tags;
}
