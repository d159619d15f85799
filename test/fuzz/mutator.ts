// Changes inputs at random: what a fuzzer tries next.

/** A number from 0 to 1 (exclusive). */
export type Random = () => number;

/** Characters at which programs tend to stumble. */
const ODD_CHARACTERS = [
  ...[
    '\0',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '\u001b',
    ' ',
    '"',
    "'",
    '&',
    '<',
    '>',
    '\\',
    '/',
    '%',
    '`',
    '-',
    '.',
    ':',
  ],
  ...[
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u00ad',
    '\u00df',
    '\u0130',
    '\u0131',
    '\u0301',
    '\u03a3',
    '\u0640',
    '\u0e33',
  ],
  ...[
    '\u1100',
    '\u1e9e',
    '\u200b',
    '\u200d',
    '\u2028',
    '\u202e',
    '\u2066',
    '\u3000',
    '\u4eac',
    '\uac00',
    '\ufb01',
  ],
  ...[
    '\ufeff',
    '\uff21',
    '\ufffd',
    '\uffff',
    '\ud800',
    '\udc00',
    '\ud83d\udc69\u200d\ud83d\ude80',
    '\ud835\udc00',
  ],
];
const ODD_BYTES = [
  0, 1, 9, 10, 13, 27, 32, 34, 38, 60, 0x7f, 0x80, 0xbf, 0xc0, 0xe2, 0xed, 0xf0, 0xfe, 0xff,
].map((byte) => String.fromCharCode(byte));
const NUMBERS = [
  '0',
  '-1',
  '1',
  '2',
  '9',
  '10',
  '255',
  '256',
  '65535',
  '65536',
  '4294967295',
  '9007199254740993',
  '1e309',
  'NaN',
];

/** What a mutator makes inputs of. */
export interface MutatorOptions {
  readonly alphabet: 'bytes' | 'text';
  readonly tokens: readonly string[];
  readonly maxLength: number;
}

/** Makes inputs of inputs. The same random numbers make the same ones. */
export class Mutator {
  readonly #random: Random;
  readonly #options: MutatorOptions;
  readonly #odd: readonly string[];

  constructor(random: Random, options: MutatorOptions) {
    this.#random = random;
    this.#options = options;
    this.#odd = options.alphabet === 'bytes' ? ODD_BYTES : ODD_CHARACTERS;
  }

  /** One to eight changes of an input; `other` is one that parts may be taken from. */
  change(input: string, other: string): string {
    let changed = input;
    const count = 1 << this.#below(4);
    for (let done = 0; done < count; done += 1) changed = this.#changeOnce(changed, other);
    return changed.slice(0, this.#options.maxLength);
  }

  #changeOnce(input: string, other: string): string {
    const at = this.#below(input.length + 1);
    const length = 1 + this.#below(1 << this.#below(7));
    const [before, part, after] = [
      input.slice(0, at),
      input.slice(at, at + length),
      input.slice(at + length),
    ];
    switch (this.#below(11)) {
      case 0:
        return before + after;
      case 1:
        return before + this.#token() + part + after;
      case 2:
        return before + this.#token() + after;
      case 3:
        return before + this.#pick(this.#odd) + part + after;
      case 4:
        return before + this.#pick(this.#odd) + input.slice(at + 1);
      case 5:
        return before + part.repeat(1 + this.#below(1 << this.#below(8))) + after;
      case 6: {
        const from = this.#below(other.length + 1);
        return before + other.slice(from, from + length) + after;
      }
      case 7:
        return before + other.slice(this.#below(other.length + 1));
      case 8: {
        const to = this.#below(after.length + 1);
        return before + after.slice(0, to) + part + after.slice(to);
      }
      case 9:
        return input.replace(/\d+/g, (digits) => (this.#below(3) === 0 ? this.#pick(NUMBERS) : digits));
      default: {
        const unit = input.charCodeAt(at) ^ (1 << this.#below(this.#options.alphabet === 'bytes' ? 8 : 16));
        return before + (Number.isNaN(unit) ? '' : String.fromCharCode(unit)) + input.slice(at + 1);
      }
    }
  }

  #token(): string {
    return this.#options.tokens.length === 0 ? this.#pick(this.#odd) : this.#pick(this.#options.tokens);
  }

  #pick(items: readonly string[]): string {
    return items[this.#below(items.length)] ?? '';
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }
}
