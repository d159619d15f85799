// The character maps that a PDF names and does not hold (ISO 32000-1, 9.7.5.2): `GBK-EUC-H`, `90ms-RKSJ-V`, `UniKS-UCS2-H`. The PDF
// reader comes without Adobe's. They are made here of the encodings that Node knows: good for text, which is all that is asked for. Of
// what Adobe's say of glyphs they have the numbers of ASCII only.

/** Bytes of the codes of a map: the lowest and the highest of each. */
type CodeSpace = readonly (readonly [string, string])[];

interface CodePage {
  readonly names: RegExp;
  readonly codes: CodeSpace;
  /** The bytes of a code in the encoding, for a map whose codes are others. */
  readonly encode?: (code: readonly number[]) => readonly number[];
  /** Null where codes are characters. */
  readonly encoding: string | null;
}

const withHighBits = (code: readonly number[]): readonly number[] => code.map((byte) => byte | 0x80);
const SEVEN_BITS: CodeSpace = [['2121', '7e7e']];

const CODE_PAGES: readonly CodePage[] = [
  { names: /^Uni[\w-]*-UCS2(?:-HW)?-[HV]$/, codes: [['0000', 'ffff']], encoding: null },
  {
    names: /^Uni[\w-]*-UTF16-[HV]$/,
    codes: [
      ['0000', 'd7ff'],
      ['d800dc00', 'dbffdfff'],
      ['e000', 'ffff'],
    ],
    encoding: null,
  },
  { names: /^Uni[\w-]*-UTF32-[HV]$/, codes: [['00000000', '0010ffff']], encoding: null },
  {
    names: /^(?:GB|GBpc|GBK|GBKp|GBT|GBTpc)-EUC-[HV]$/,
    codes: [
      ['00', '80'],
      ['8140', 'fefe'],
    ],
    encoding: 'gb18030',
  },
  {
    names: /^GBK2K-[HV]$/,
    codes: [
      ['00', '7f'],
      ['8140', 'fefe'],
      ['81308130', 'fe39fe39'],
    ],
    encoding: 'gb18030',
  },
  { names: /^GBT?-[HV]$/, codes: SEVEN_BITS, encode: withHighBits, encoding: 'gb18030' },
  {
    names: /^[\w-]*B5(?:pc)?-[HV]$/,
    codes: [
      ['00', '80'],
      ['8140', 'fefe'],
    ],
    encoding: 'big5',
  },
  {
    names: /^[\w-]*RKSJ-[HV]$/,
    codes: [
      ['00', '80'],
      ['a0', 'df'],
      ['8140', '9ffc'],
      ['e040', 'fcfc'],
    ],
    encoding: 'shift_jis',
  },
  {
    names: /^(?:78-|NWP-)?EUC-[HV]$/,
    codes: [
      ['00', '80'],
      ['8ea0', '8edf'],
      ['a1a1', 'fefe'],
    ],
    encoding: 'euc-jp',
  },
  {
    names: /^(?:(?:78|Add|Ext|NWP|Hankaku)-)?[HV]$/,
    codes: SEVEN_BITS,
    encode: withHighBits,
    encoding: 'euc-jp',
  },
  {
    names: /^KSC(?:pc-EUC|ms-UHC(?:-HW)?|-EUC)-[HV]$/,
    codes: [
      ['00', '80'],
      ['8141', 'fefe'],
    ],
    encoding: 'euc-kr',
  },
  { names: /^KSC-[HV]$/, codes: SEVEN_BITS, encode: withHighBits, encoding: 'euc-kr' },
];

/** What the four collections of characters have in common: the glyphs 1 to 95 are those of ASCII. */
const [FIRST_ASCII, LAST_ASCII, FIRST_GLYPH] = [0x20, 0x7e, 1];
const COLLECTION = /^Adobe-(?:GB1|CNS1|Japan1|Korea1|KR)-UCS2$/;

/** Of a glyph without a character: where the map has nothing, the PDF reader shows its number. */
const NO_CHARACTER = 'ffff';

/** The text of a piece of a page without glyphs that have no character. */
export function dropUnknownGlyphs(text: string): string {
  return text.replaceAll('\uffff', '');
}

/** A run of codes that stand for as many characters, one after the other. */
interface Run {
  readonly first: number;
  last: number;
  readonly length: number;
  readonly glyph: number;
}

const maps = new Map<string, Uint8Array<ArrayBuffer>>();

/** Gives the PDF reader its maps, from no file and no network. One for each document. */
export class PredefinedCMaps {
  #hasPredefined = false;
  #lacksCharacters = false;

  /** Whether a font numbers its glyphs as Adobe does and does not say which characters they are: but for ASCII they are dropped. */
  get lacksCharacters(): boolean {
    return this.#lacksCharacters;
  }

  /**
   * The map of a name, in the language of PostScript. Rejects for what is not here: maps of other names, and the data of fonts.
   */
  fetch({
    kind,
    filename,
  }: {
    readonly kind: string;
    readonly filename: string;
  }): Promise<Uint8Array<ArrayBuffer>> {
    if (kind !== 'cMapUrl') return Promise.reject(new Error(`there is no ${filename} here`));
    if (COLLECTION.test(filename)) {
      // Without a map before it, the glyphs are Adobe's.
      this.#lacksCharacters ||= !this.#hasPredefined;
      return Promise.resolve(printCollection(this.#hasPredefined));
    }
    const page = CODE_PAGES.find(({ names }) => names.test(filename));
    if (page === undefined) return Promise.reject(new Error(`there is no map ${filename} here`));
    this.#hasPredefined = true;
    let map = maps.get(filename);
    if (map === undefined) maps.set(filename, (map = printMap(filename, page)));
    return Promise.resolve(map);
  }
}

function printMap(name: string, page: CodePage): Uint8Array<ArrayBuffer> {
  const runs = page.encoding === null ? runsOfCharacters(page.codes) : runsOfEncoding(page, page.encoding);
  return print([
    `/WMode ${name.endsWith('V') ? 1 : 0} def`,
    'begincodespacerange',
    ...page.codes.map(([low, high]) => `<${low}> <${high}>`),
    'endcodespacerange begincidrange',
    ...runs.map(
      ({ first, last, length, glyph }) =>
        `<${printCode(first, length)}> <${printCode(last, length)}> ${glyph}`,
    ),
    'endcidrange',
  ]);
}

/** The glyphs of these maps as characters: but for ASCII they have the same numbers. */
function printCollection(areCharacters: boolean): Uint8Array<ArrayBuffer> {
  const pages = Array.from({ length: 0x100 }, (_, page) => page.toString(16).padStart(2, '0'));
  const unknown = `[${`<${NO_CHARACTER}>`.repeat(0x100)}]`;
  return print([
    'beginbfrange',
    ...pages.map((page) => `<${page}00> <${page}ff> ${areCharacters ? `<${page}00>` : unknown}`),
    `<${printCode(FIRST_GLYPH, 2)}> <${printCode(LAST_ASCII - FIRST_ASCII + FIRST_GLYPH, 2)}> <${printCode(FIRST_ASCII, 2)}>`,
    'endbfrange',
  ]);
}

function print(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`begincmap\n${lines.join('\n')}\nendcmap\n`);
}

function runsOfCharacters(codes: CodeSpace): readonly Run[] {
  const length = (codes[0]?.[0].length ?? 0) / 2;
  return [
    { first: FIRST_ASCII, last: LAST_ASCII, length, glyph: FIRST_GLYPH },
    { first: LAST_ASCII + 1, last: 0xffff, length, glyph: LAST_ASCII + 1 },
  ];
}

function runsOfEncoding({ codes, encode }: CodePage, encoding: string): readonly Run[] {
  const decoder = new TextDecoder(encoding);
  const runs: Run[] = [];
  for (const code of listCodes(codes)) {
    const text = decoder.decode(Uint8Array.from(encode?.(code) ?? code));
    const unit = text.charCodeAt(0);
    if (text.length !== 1 || unit === 0xfffd || unit < FIRST_ASCII) continue;
    const glyph = unit <= LAST_ASCII ? unit - FIRST_ASCII + FIRST_GLYPH : unit;
    const value = code.reduce((sum, byte) => sum * 256 + byte, 0);
    const last = runs.at(-1);
    const isNext = last?.length === code.length && value === last.last + 1 && value % 256 !== 0;
    if (isNext && glyph === last.glyph + value - last.first) last.last = value;
    else runs.push({ first: value, last: value, length: code.length, glyph });
  }
  return runs;
}

/** The codes of one and two bytes; longer ones stand for rare characters. */
function* listCodes(codes: CodeSpace): Generator<readonly number[]> {
  for (const [low, high] of codes) {
    const [first, last] = [Buffer.from(low, 'hex'), Buffer.from(high, 'hex')];
    for (let lead = first[0] ?? 0; lead <= (last[0] ?? 0); lead++) {
      if (first.length === 1) yield [lead];
      if (first.length !== 2) continue;
      for (let trail = first[1] ?? 0; trail <= (last[1] ?? 0); trail++) yield [lead, trail];
    }
  }
}

function printCode(code: number, length: number): string {
  return code.toString(16).padStart(length * 2, '0');
}
