// The front matter of a file: fields between two lines of dashes (YAML), of plus signs (TOML) or in braces (JSON) at its top.
// Every format that has one reads it here. What cannot be read is a warning, never the end of the document.

import JSON5 from 'json5';
import { parse as parseToml, type TomlTable } from 'smol-toml';
import { describeError } from '../../../errors.js';
import { isJsonRecord } from '../../json-value.js';
import { readLooseFields } from './loose-fields.js';
import { parseYaml } from './yaml-value.js';

/** More is no front matter but a text that begins with a rule. */
const MAX_LINES = 2000;
const MAX_LENGTH = 128 * 1024;
/** UTF-16 units of blank lines and comments that may stand above it. */
const MAX_LEAD = 4096;
const LEAD = /^(?:\s|<!--(?:(?!-->)[^])*-->)*/;

type Syntax = 'json' | 'toml' | 'yaml';

/** The fields of a text, none where it has no front matter, and what comes behind them. */
export interface FrontMatter {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** Why fields are missing, as a sentence without its subject; null where all were read. */
  readonly warning: string | null;
}

interface Fenced {
  readonly syntax: Syntax;
  readonly source: string;
  /** The line of the file in which the source begins, from 1. */
  readonly line: number;
  readonly body: string;
}

/**
 * Reads the front matter of a text; the body has line feeds for line ends. Fields whose YAML is broken are read line by line, as the
 * tools of web sites are lenient about a colon in a title. Two rules around prose are no front matter.
 */
export function readFrontMatter(file: string): FrontMatter {
  const text = file.includes('\r') ? file.replace(/\r\n?/g, '\n') : file;
  const fenced = cutFences(text);
  if (fenced === null) return { fields: {}, body: text, warning: null };
  const { syntax, source, line, body } = fenced;
  const parsed = parseFields(syntax, source);
  switch (parsed.kind) {
    case 'fields':
      return { fields: liftTaxonomies(parsed.fields), body, warning: null };
    case 'prose':
      return { fields: {}, body: text, warning: null };
    case 'broken': {
      const [message = ''] = parsed.message.split('\n', 1);
      const name = syntax.toUpperCase();
      const warning = `its front matter is not ${name} that can be read, line ${line + parsed.line - 1}: ${message}`;
      return { fields: liftTaxonomies(parsed.fields), body, warning };
    }
  }
}

type ParsedFields =
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'prose' }
  /** @property line of the source, from 1 */
  | {
      readonly kind: 'broken';
      readonly fields: Readonly<Record<string, unknown>>;
      readonly line: number;
      readonly message: string;
    };

function parseFields(syntax: Syntax, source: string): ParsedFields {
  switch (syntax) {
    case 'yaml':
      return parseYamlFields(source);
    case 'toml':
      try {
        return { kind: 'fields', fields: datesAsTexts(parseToml(source)) };
      } catch (error) {
        const line = (error as { readonly line?: number }).line ?? 1;
        const fields = readLooseFields(source, '=') ?? {};
        return { kind: 'broken', fields, line, message: describeError(error) };
      }
    case 'json':
      try {
        const fields: unknown = JSON5.parse(source);
        return isRecord(fields) ? { kind: 'fields', fields } : { kind: 'prose' };
      } catch (error) {
        return /^\{\s*["']/.test(source)
          ? { kind: 'broken', fields: {}, line: 1, message: describeError(error) }
          : { kind: 'prose' };
      }
  }
}

function parseYamlFields(source: string): ParsedFields {
  const strict = parseYaml(source);
  if (strict.kind === 'unsafe') {
    return { kind: 'broken', fields: {}, line: strict.line, message: strict.message };
  }
  // A link in double brackets is a list in a list to YAML, and is read as a link.
  if (strict.kind === 'value' && !source.includes('[[')) {
    if (strict.value === null) return { kind: 'fields', fields: readLooseFields(source, ':') ?? {} };
    if (isRecord(strict.value)) return { kind: 'fields', fields: readHashTags(strict.value, source) };
    return { kind: 'prose' };
  }
  const fields = readLooseFields(source, ':');
  return fields === null ? { kind: 'prose' } : { kind: 'fields', fields: readHashTags(fields, source) };
}

/** In `tags: ferry #ice` YAML sees a comment; who writes it means tags. */
function readHashTags(
  fields: Readonly<Record<string, unknown>>,
  source: string,
): Readonly<Record<string, unknown>> {
  if (typeof fields['tags'] === 'object' && fields['tags'] !== null) return fields;
  const tags = /^tags:[ \t]+((?:[^\s'"[#]+ )*#[^\s#].*)$/m.exec(source)?.[1];
  return tags === undefined ? fields : { ...fields, tags };
}

/** Generators of sites keep tags and categories in a table `taxonomies`. */
function liftTaxonomies(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { taxonomies, ...others } = fields;
  return isRecord(taxonomies) ? { ...taxonomies, ...others } : fields;
}

/** Dates of TOML know how they were written: a day without a time stays one. */
function datesAsTexts(table: TomlTable): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(table)) as Readonly<Record<string, unknown>>;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return isJsonRecord(value) && !(value instanceof Date);
}

function cutFences(text: string): Fenced | null {
  const lead = LEAD.exec(text.slice(0, MAX_LEAD))?.[0] ?? '';
  // A rule or a brace that is set off is text.
  const indent = lead.slice(lead.lastIndexOf('\n') + 1);
  if (!/^\ufeff?$|-->$/.test(indent)) return null;
  const rest = text.slice(lead.length, lead.length + MAX_LENGTH);
  const opening = /^(?:(---|\+\+\+)(json|toml|yaml)?[ \t]*\n|(?=\{[ \t]*(?:\n|["'])))/.exec(rest);
  if (opening === null) return null;
  const [open, fence, named] = opening;
  const line = lead.split('\n').length + (open === '' ? 0 : 1);
  const closing = findClosing(rest, open.length, fence);
  if (closing === null) return null;
  const source = rest.slice(open.length, fence === undefined ? closing.end : closing.start);
  const body = text.slice(lead.length + closing.end + 1);
  return {
    syntax: (named as Syntax | undefined) ?? syntaxOf(fence),
    source,
    line,
    body: keepComments(lead) + body,
  };
}

function syntaxOf(fence: string | undefined): Syntax {
  return fence === '---' ? 'yaml' : fence === '+++' ? 'toml' : 'json';
}

/** Comments above the front matter are part of the page; blank lines are not. */
function keepComments(lead: string): string {
  return lead.trim() === '' ? '' : `${lead.trim()}\n\n`;
}

/** Where the line that closes the front matter begins and ends; null where there is none. */
function findClosing(
  text: string,
  start: number,
  fence: string | undefined,
): { start: number; end: number } | null {
  // An object may stand in one line.
  const lineFeed = text.indexOf('\n');
  if (fence === undefined && lineFeed > 0 && /^\{.*\}\s*$/.test(text.slice(0, lineFeed)))
    return { start: lineFeed, end: lineFeed };
  const closes = fence === '---' ? /^(?:-{3,}|\.\.\.)\s*$/ : fence === '+++' ? /^\+\+\+\s*$/ : /^\}\s*$/;
  let lineStart = start;
  for (let line = 0; line < MAX_LINES && lineStart < text.length; line += 1) {
    const next = text.indexOf('\n', lineStart);
    const lineEnd = next < 0 ? text.length : next;
    if (lineEnd - lineStart < 80 && closes.test(text.slice(lineStart, lineEnd))) {
      return { start: lineStart, end: lineEnd };
    }
    lineStart = lineEnd + 1;
  }
  return null;
}
