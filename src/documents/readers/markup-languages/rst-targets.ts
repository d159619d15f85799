// The places and addresses that a text of reStructuredText names for its links: `.. _name: address`.
// Source: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#hyperlink-targets

const TARGET = /^\.\.\s+_(?:`([^`\n]{1,300})`|([^:\n]{1,300})):|^__\s/;
/** An address that is a reference itself stands for that of another target. */
const REFERENCE = /^(?:`([^`]+)`|([a-zA-Z\d](?:[\w.+-]*[a-zA-Z\d])?))_$/;
const MAIL_ADDRESS = /^[^\s@/:]+@[^\s@/:]+$/;
/** Longer addresses are none: each link reads that of its target. */
const MAX_ADDRESS_LENGTH = 1000;
/** Targets that refer to one another are followed no further. */
const MAX_STEPS = 8;

/** Whether a line names a place or an address that links lead to (`.. _name: https://example.org`). */
export function isRstTarget(line: string): boolean {
  return TARGET.test(line);
}

/** The targets of one text. Case does not matter. */
export class RstTargets {
  /** What is written behind each name, an empty text for a place in the document. */
  readonly #written = new Map<string, string>();

  constructor(lines: readonly string[]) {
    lines.forEach((line, i) => {
      const target = TARGET.exec(line);
      if (target === null) return;
      const name = keyOf(target[1] ?? target[2] ?? '');
      if (this.#written.has(name)) return;
      const parts = [line.slice(target[0].length)];
      // An address goes on in the lines that are indented below it.
      for (let next = i + 1; /^\s+\S/.test(lines[next] ?? ''); next++) parts.push(lines[next] ?? '');
      const written = parts.join(' ').trim();
      this.#written.set(name, written.length > MAX_ADDRESS_LENGTH ? '' : written);
    });
  }

  has(name: string): boolean {
    return this.#written.has(keyOf(name));
  }

  /** Where a link with this name leads, or null where it leads to a place in the document, or nowhere. */
  addressOf(name: string): string | null {
    return this.#follow(this.#written.get(keyOf(name)) ?? '', MAX_STEPS);
  }

  /** Where the address between the angle brackets of a link leads. */
  addressAt(written: string): string | null {
    return this.#follow(written, MAX_STEPS);
  }

  #follow(written: string, steps: number): string | null {
    const reference = REFERENCE.exec(written);
    if (reference !== null)
      return steps === 0
        ? null
        : this.#follow(this.#written.get(keyOf(reference[1] ?? reference[2] ?? '')) ?? '', steps - 1);
    const address = written.replace(/\s+/g, '').replace(/\\(.)/g, '$1');
    if (address === '') return null;
    return MAIL_ADDRESS.test(address) ? `mailto:${address}` : address;
  }
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ');
}
