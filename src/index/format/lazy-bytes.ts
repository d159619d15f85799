// Bytes of a file that come into memory piece by piece, and typed views of them that say which piece they need.

/** The bytes of a file. What has not been loaded must not be read: it is there, but means nothing. */
export interface LazyBytes {
  /** As long as the file. */
  readonly bytes: Uint8Array;
  /** Sees to it that the bytes `from` to `to` (exclusive) are those of the file. Throws FindlingError `index_damaged`. */
  load(from: number, to: number): void;
}

/** The typed arrays that a section can be. */
export type SectionView = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** A section of a file as a typed array, which is loaded as a whole or in part. */
export class LazySection<View extends SectionView> {
  readonly #source: LazyBytes;
  readonly #view: View;
  /** Where the section begins among the bytes of the file. */
  readonly #start: number;

  /** @param view of the bytes of `source` */
  constructor(source: LazyBytes, view: View) {
    this.#source = source;
    this.#view = view;
    this.#start = view.byteOffset - source.bytes.byteOffset;
  }

  /** The section as it is now: only of what was loaded it says anything. */
  get view(): View {
    return this.#view;
  }

  /** Elements of the section. */
  get length(): number {
    return this.#view.length;
  }

  /** The section, of which the elements `from` to `to` (exclusive) are loaded, and of the others whatever was asked for before. */
  load(from: number, to: number): View {
    const view = this.#view;
    const width = view.BYTES_PER_ELEMENT;
    this.#source.load(this.#start + from * width, this.#start + Math.min(to, view.length) * width);
    return view;
  }

  /** The section, all of it loaded. */
  whole(): View {
    return this.load(0, this.length);
  }
}

/** An object whose properties are made when they are first asked for, each once. */
export function lazyProperties<Shape extends object>(makers: {
  readonly [Name in keyof Shape]: () => Shape[Name];
}): Shape {
  const shape = {};
  for (const [name, make] of Object.entries<() => unknown>(makers)) {
    let value: unknown;
    let isMade = false;
    Object.defineProperty(shape, name, {
      enumerable: true,
      get: () => {
        if (!isMade) {
          value = make();
          isMade = true;
        }
        return value;
      },
    });
  }
  return shape as Shape;
}
