// Coerces the values of a record's fields: what is sensible becomes text, the rest is refused with null.

import { cleanLine } from './cleaning/characters.js';
import { decodePlainText } from './markup/references.js';

/** The most UTF-16 units of values that are used, and the most tags. */
export const MAX_ID_LENGTH = 512;
export const MAX_NAME_LENGTH = 300;
export const MAX_TAG_LENGTH = 100;
export const MAX_TAGS = 100;
export const MAX_URL_LENGTH = 4096;
const MAX_NESTED_LISTS = 8;

/** A text or number as one clean line, a list of them joined by spaces; null for anything else or nothing. */
function toLine(value: unknown): string | null {
  if (typeof value === 'string') return cleanLine(value) || null;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (isListOfTexts(value)) return cleanLine(value.join(' ')) || null;
  return null;
}

/** As `toLine`, with the character references replaced that feeds leave in any field. */
export function toPlainLine(value: unknown): string | null {
  const line = toLine(value);
  return line === null ? null : cleanLine(decodePlainText(line)) || null;
}

/** A text, or a list of paragraphs, as it was; null for anything else. */
export function toText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return isListOfTexts(value) ? value.join('\n\n') : null;
}

/** The text of a text, of an object that wraps one (`{"rendered": "…"}`), or of a list of either; null for anything else. */
export function toProse(value: unknown): string | null {
  if (typeof value === 'string') return /\S/.test(value) ? value : null;
  if (Array.isArray(value)) {
    const parts = (value as readonly unknown[]).map(unwrapText);
    return parts.length > 0 && parts.every((part) => part !== null) ? parts.join('\n\n') : null;
  }
  return unwrapText(value);
}

/** Names under which an object holds a text in the form to be read. */
const TEXT_WRAPPERS = [
  'rendered',
  'plain',
  'value',
  'text',
  '#text',
  '_text',
  'content',
  'html',
  'raw',
  '$t',
];

function unwrapText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  const record = value as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(record, 'title') || Object.hasOwn(record, 'name')) return null;
  const wrapped = TEXT_WRAPPERS.find(
    (name) => Object.hasOwn(record, name) && typeof record[name] === 'string',
  );
  return wrapped === undefined ? null : String(record[wrapped]);
}

/** An identifier: a non-empty text or a number, trimmed, at most 512 units, or one of MongoDB; null for anything else. */
export function toId(value: unknown): string | null {
  if (typeof value === 'object' && value !== null && '$oid' in value) return toId(value.$oid);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return null;
  const id = cleanLine(value);
  return id === '' || id.length > MAX_ID_LENGTH ? null : id;
}

/** The name of a section or source: a text, the `name` or `title` of an object, the first of a list. */
export function toName(value: unknown): string | null {
  const [first] = Array.isArray(value)
    ? (value as readonly unknown[])
    : typeof value === 'string'
      ? splitList(value)
      : [value];
  const name = toPlainLine(nameOf(first));
  return name === null || name.length > MAX_NAME_LENGTH ? null : name;
}

/** Whether `toName` takes all there is of a value: nothing is lost by not keeping the value itself. */
export function isSingleName(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 1 && isSingleName(value[0]);
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 1;
  return typeof value !== 'string' || splitList(value).length === 1;
}

/**
 * Tags from a list, or from a text divided by commas or semicolons, without the `#` before them; distinct, at most 100 of at most
 * 100 units.
 */
export function toTags(value: unknown): readonly string[] | null {
  const items = typeof value === 'string' ? value.replace(/^\[|\]$/g, '').split(/[,;]/) : value;
  if (typeof items === 'number') return toTags(String(items));
  if (!Array.isArray(items)) return null;
  const tags = new Set<string>();
  for (const item of (items as readonly unknown[]).flat(MAX_NESTED_LISTS)) {
    const tag =
      toPlainLine(nameOf(item))
        ?.replace(/^["'](.*)["']$/, '$1')
        .replace(/^#+(?=\S)/, '')
        .trim() ?? '';
    if (tag !== '' && tag.length <= MAX_TAG_LENGTH) tags.add(tag);
    if (tags.size >= MAX_TAGS) break;
  }
  return [...tags];
}

/** Headlines from a list of texts or of objects with a title; null for anything else. */
export function toHeadlines(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const headlines = (value as readonly unknown[]).map((item) => toPlainLine(nameOf(item)));
  return headlines.every((headline) => headline !== null) ? headlines : null;
}

/** An absolute address of the web; null for other schemes (`javascript:`), relative addresses and nonsense. */
export function toUrl(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MAX_URL_LENGTH) return null;
  const url = cleanLine(decodePlainText(value));
  return /^https?:\/\/[^\s<>"]+$/i.test(url) && URL.canParse(url) ? url : null;
}

/** A list written as text, as `['World', 'Iraq']`: its items; any other text is one item. */
function splitList(text: string): readonly string[] {
  const list = /^\s*\[\s*(["'].*["'])\s*\]\s*$/s.exec(text)?.[1];
  if (list === undefined) return [text];
  return list.split(/["'],\s*["']/).map((item) => item.replace(/^["']|["']$/g, ''));
}

function nameOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { name, title } = value as { readonly name?: unknown; readonly title?: unknown };
  return name ?? title;
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}
