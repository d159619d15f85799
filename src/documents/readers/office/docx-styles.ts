// What the styles of paragraphs of a `.docx` file mean: titles, headings, items of lists.

import { readXmlEvents } from './xml-events.js';

/** What a style of paragraphs means. */
export type StyleRole =
  | { readonly kind: 'title' }
  | { readonly kind: 'contents' }
  | { readonly kind: 'heading'; readonly level: number };

/** Where in which list a paragraph is an item. */
export interface ListPlace {
  /** The id of the list; `0` for none, in spite of the style. */
  readonly list: string;
  /** How many lists it lies in. */
  readonly level: number;
}

/** The styles that mean something, by their ids. */
export interface Styles {
  readonly roles: ReadonlyMap<string, StyleRole>;
  readonly lists: ReadonlyMap<string, ListPlace>;
}

/** Reads the part of styles. Their names are English whatever the language of the program. */
export function readStyles(bytes: Uint8Array | null): Styles {
  const roles = new Map<string, StyleRole>();
  const lists = new Map<string, ListPlace>();
  if (bytes === null) return { roles, lists };
  const bases = new Map<string, string>();
  let id = '';
  let level = 0;
  readXmlEvents(bytes, {
    open: (name, attributes) => {
      const value = attributes.get('val') ?? '';
      if (name === 'style') {
        id = attributes.get('styleId') ?? '';
        level = 0;
      } else if (name === 'basedOn') bases.set(id, value);
      else if (name === 'name') {
        const role = roleOfName(value.toLowerCase());
        if (role !== null) roles.set(id, role);
      } else if (name === 'outlineLvl' && Number(value) < 9 && !roles.has(id)) {
        roles.set(id, { kind: 'heading', level: Number(value) + 1 });
      } else if (name === 'ilvl') level = levelOf(value);
      else if (name === 'numId') lists.set(id, { list: value, level });
    },
  });
  for (const [derived, base] of bases) {
    inherit(roles, derived, base);
    inherit(lists, derived, base);
  }
  return { roles, lists };
}

/** A level as it is written, from 0. */
export function levelOf(value: string | undefined): number {
  const level = Math.trunc(Number(value ?? 0)) || 0;
  return Math.min(MAX_LEVEL, Math.max(0, level));
}

/** There are nine levels. */
const MAX_LEVEL = 8;

function inherit<Meaning>(meanings: Map<string, Meaning>, derived: string, base: string): void {
  const meaning = meanings.get(base);
  if (meaning !== undefined && !meanings.has(derived)) meanings.set(derived, meaning);
}

function roleOfName(name: string): StyleRole | null {
  if (name === 'title') return { kind: 'title' };
  if (/^toc \d$/.test(name)) return { kind: 'contents' };
  const level = /^heading (\d)$/.exec(name)?.[1];
  return level === undefined ? null : { kind: 'heading', level: Number(level) };
}

/** Whether the items of a level of a list are numbered. */
export type IsNumbered = (place: ListPlace) => boolean;

/** Reads the part of lists: an id stands for a kind of list, which says how its levels are set. */
export function readNumbering(bytes: Uint8Array | null): IsNumbered {
  const formats = new Map<string, string>();
  const kinds = new Map<string, string>();
  if (bytes === null) return () => false;
  let kind = '';
  let level = 0;
  let list = '';
  readXmlEvents(bytes, {
    open: (name, attributes) => {
      const value = attributes.get('val') ?? '';
      if (name === 'abstractNum') kind = attributes.get('abstractNumId') ?? '';
      else if (name === 'lvl') level = levelOf(attributes.get('ilvl'));
      else if (name === 'numFmt' && list === '') formats.set(`${kind} ${level}`, value);
      else if (name === 'num') list = attributes.get('numId') ?? '';
      else if (name === 'abstractNumId') kinds.set(list, value);
    },
  });
  return ({ list: id, level: at }) => {
    const format = formats.get(`${kinds.get(id) ?? ''} ${at}`);
    return format !== undefined && format !== 'bullet' && format !== 'none';
  };
}
