// The line that a file of XML may begin with.

const DECLARATION = /^<\?xml[^>]{0,100}?encoding=["']([\w.:-]{2,40})/i;

/** The encoding that an XML declaration names at the beginning of a text, or null. */
export function encodingOfXmlDeclaration(head: string): string | null {
  return DECLARATION.exec(head)?.[1] ?? null;
}
