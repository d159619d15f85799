// Finds elements and their texts in a tree of XML, by names without their prefixes.

import { cleanLine } from '../cleaning/characters.js';
import type { XmlElement } from './xml-tree.js';

/** The name of an element or attribute without its prefix: `creator` for `dc:creator`. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The elements directly inside of one. */
export function childrenOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** The elements that a path of names leads to from an element, in the order of the text. */
export function findAll(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (found, name) =>
      found.flatMap((parent) => childrenOf(parent).filter((child) => localName(child.name) === name)),
    [element],
  );
}

/** The first of these elements, or null. */
export function findFirst(element: XmlElement, ...path: readonly string[]): XmlElement | null {
  return findAll(element, ...path)[0] ?? null;
}

/** All text inside of an element, as it stands. */
export function textInside(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textInside(child))).join('');
}

/** The text of the first element that a path leads to, as one clean line; null without one, or without text. */
export function readLine(element: XmlElement, ...path: readonly string[]): string | null {
  const found = findFirst(element, ...path);
  return found === null ? null : cleanLine(textInside(found)) || null;
}

/** The texts of all elements that a path leads to, as clean lines, without empty ones. */
export function readLines(element: XmlElement, ...path: readonly string[]): readonly string[] {
  return findAll(element, ...path)
    .map((found) => cleanLine(textInside(found)))
    .filter((line) => line !== '');
}
