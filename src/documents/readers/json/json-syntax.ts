// Where a broken JSON text breaks. Only looked for once a text is known to be broken: JSON.parse does not always say.
// Uses no recursion, so that no nesting can overflow the stack.

const WHITESPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/** `line 3, column 7: expected a value`, for the first error of a text. */
export function locateJsonError(text: string): string {
  const { offset, message } = new JsonScanner(text).findError();
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return `line ${line}, column ${offset - lineStart + 1}: ${message}`;
}

interface SyntaxProblem {
  readonly offset: number;
  readonly message: string;
}

class JsonScanner {
  readonly #text: string;
  #at = 0;
  /** The closing brackets still to come. */
  readonly #open: ('}' | ']')[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  findError(): SyntaxProblem {
    let problem = this.#value();
    while (problem === null) {
      const closing = this.#open.at(-1);
      const next = this.#peek();
      if (closing === undefined) {
        return {
          offset: this.#at,
          message: next === '' ? 'the text ends too early' : 'there is more text after the end',
        };
      }
      if (next === closing) {
        this.#open.pop();
        this.#at++;
      } else if (next === ',') {
        this.#at++;
        problem = closing === '}' ? this.#member() : this.#value();
      } else problem = this.#problem(`expected "," or "${closing}"`);
    }
    return problem;
  }

  /** Reads one value, or opens its bracket and reads the first of what is in it. */
  #value(): SyntaxProblem | null {
    for (;;) {
      const next = this.#peek();
      if (next === '[' || next === '{') {
        const closing = next === '[' ? ']' : '}';
        this.#open.push(closing);
        this.#at++;
        if (this.#peek() === closing) return null;
        if (closing === '}') {
          const problem = this.#name();
          if (problem !== null) return problem;
        }
      } else if (next === '"') return this.#string();
      else return this.#match(NUMBER) || this.#match(WORD) ? null : this.#problem('expected a value');
    }
  }

  #member(): SyntaxProblem | null {
    return this.#name() ?? this.#value();
  }

  #name(): SyntaxProblem | null {
    if (this.#peek() !== '"') return this.#problem('expected a name in double quotes');
    const problem = this.#string();
    if (problem !== null) return problem;
    if (this.#peek() !== ':') return this.#problem('expected ":"');
    this.#at++;
    return null;
  }

  #string(): SyntaxProblem | null {
    const start = this.#at;
    for (let i = start + 1; i < this.#text.length; i++) {
      const code = this.#text.charCodeAt(i);
      this.#at = i;
      if (code === 0x22) {
        this.#at = i + 1;
        return null;
      }
      if (code < 0x20) return { offset: i, message: 'a line break or control character inside a string' };
      if (code !== 0x5c) continue;
      if (!/^(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(this.#text.slice(i + 1, i + 6))) {
        return { offset: i, message: 'a backslash that escapes nothing' };
      }
      i++;
    }
    return { offset: start, message: 'a string without its closing quote' };
  }

  /** The next character that is no space, or nothing at the end. */
  #peek(): string {
    this.#match(WHITESPACE);
    return this.#text.charAt(this.#at);
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const length = pattern.exec(this.#text)?.[0].length ?? -1;
    this.#at += Math.max(0, length);
    return length >= 0;
  }

  #problem(message: string): SyntaxProblem {
    const isEnd = this.#at >= this.#text.length;
    return {
      offset: this.#at,
      message: isEnd ? `the text ends where ${message.replace('expected', 'there should be')}` : message,
    };
  }
}
