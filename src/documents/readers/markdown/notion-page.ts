// The properties of a page that Notion exports as Markdown: lines `Name: value` between its title and its text.

import { isKnownName } from '../../records/known-names.js';

const PROPERTY = /^([^:\n]{1,80}):(?: (.*))?$/;
/** What a line of properties links to: a page of Notion, or a file of the export. */
const TARGET =
  /\s*\((?:https:\/\/(?:www\.)?notion\.so\/[^()\s]*|[^()\s]+\.(?:md|csv|html)(?:\?[^()\s]*)?)\)/g;
const MAX_LINES = 100;
/** Words of the longest name. */
const MAX_NAME_WORDS = 6;
/** Words of the longest value of a page with one property only: a longer one is the first sentence of a text. */
const MAX_SINGLE_WORDS = 8;

/** The properties of a page, and its text without them. */
export interface NotionProperties {
  /** By name, as they are written. */
  readonly properties: Readonly<Record<string, string>>;
  readonly rest: string;
}

/** Takes the properties off a page. A text without any is left as it is. */
export function readNotionProperties(text: string): NotionProperties {
  const [head = ''] = /^\s*# [^\n]*\n(?:[^\S\n]*\n)+/.exec(text) ?? [];
  const none = { properties: {}, rest: text };
  if (head === '') return none;
  const end = /\n[^\S\n]*(?:\n|$)/.exec(text.slice(head.length));
  const block = end === null ? text.slice(head.length) : text.slice(head.length, head.length + end.index);
  const lines = block.split('\n', MAX_LINES + 1);
  const properties: Record<string, string> = {};
  for (const line of lines) {
    const [, name, value = ''] = PROPERTY.exec(line.trimEnd()) ?? [];
    if (name === undefined || !isName(name)) return none;
    properties[name] = value.replace(TARGET, '').trim();
  }
  const [single] = Object.entries(properties);
  if (lines.length > MAX_LINES || single === undefined || (lines.length === 1 && isSentence(...single)))
    return none;
  return { properties, rest: head + text.slice(head.length + block.length) };
}

function isName(name: string): boolean {
  return (
    /^[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name) &&
    name.split(' ').length <= MAX_NAME_WORDS &&
    !/https?$/.test(name)
  );
}

function isSentence(name: string, value: string): boolean {
  return !isKnownName(name) && (value.split(' ').length > MAX_SINGLE_WORDS || /[.!?…]$/.test(value));
}
