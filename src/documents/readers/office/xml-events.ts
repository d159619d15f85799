// Reads a part of an office document, which is XML, as a series of events. No tree is built, no entity is looked up anywhere.

import { Parser } from 'htmlparser2';
import { encodingOfXmlDeclaration } from '../../markup/xml-declaration.js';
import { decodeText } from '../../source/encoding.js';
import { SkipError } from '../../source/skipped.js';

/** Nothing that a person has written is nested deeper. */
const MAX_DEPTH = 512;
const PIECE_UNITS = 64 * 1024;

/** The attributes of an element by their names without prefixes; of two that are then one, that which had a prefix counts. */
export type XmlAttributes = ReadonlyMap<string, string>;

/** What is told of an element: its name without its prefix. */
export interface XmlEvents {
  readonly open: (name: string, attributes: XmlAttributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Reads XML from its beginning to its end. Throws SkipError (`too_costly`) for what is nested without end. */
export function readXmlEvents(bytes: Uint8Array, { open, close, text }: XmlEvents): void {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(200, bytes.byteLength)).toString(
    'latin1',
  );
  const source = decodeText(bytes, encodingOfXmlDeclaration(head)).text;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        if (depth > MAX_DEPTH)
          throw new SkipError('too_costly', `has elements nested more than ${MAX_DEPTH} deep`);
        open(withoutPrefix(name), namesWithoutPrefix(attributes));
      },
      onclosetag: (name) => {
        depth -= 1;
        close?.(withoutPrefix(name));
      },
      ontext: (piece) => text?.(piece),
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let at = 0; at < source.length; at += PIECE_UNITS) parser.write(source.slice(at, at + PIECE_UNITS));
  parser.end();
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function namesWithoutPrefix(attributes: Readonly<Record<string, string>>): XmlAttributes {
  const names = new Map<string, string>();
  for (const name in attributes) {
    const short = withoutPrefix(name);
    if (short !== name || !names.has(short)) names.set(short, attributes[name] ?? '');
  }
  return names;
}
