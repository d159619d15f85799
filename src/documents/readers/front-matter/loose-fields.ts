// Fields that are no YAML as a whole, line by line: each is YAML of its own where it can be, and else the text behind its name.
// So a colon in a title costs nothing, and one broken field costs no other.

import { parseYaml } from './yaml-value.js';

/** Fields in fields that are read line by line; deeper ones are texts. */
const MAX_DEPTH = 8;
/** Lines in which a quotation that a field opens may end. */
const MAX_QUOTED_LINES = 60;

/** A name of at most three words at the beginning of a line, and what stands behind its sign. */
const NAME = String.raw`^(["']?)([\p{L}_$@][\p{L}\p{N}_.$/@-]{0,40}(?: [\p{L}\p{N}_.$/@-]{1,40}){0,2})\1[ \t]*`;
const FIELD = {
  ':': new RegExp(`${NAME}:(?:[ \\t]+(.*))?$`, 'u'),
  '=': new RegExp(`${NAME}=[ \\t]*(.*)$`, 'u'),
} as const;
/** Links as vaults have them: `[[Ferry]], [[Ice|the ice]]`; not the rows of a table of numbers. */
const LINK = String.raw`["']?\[\[(?![-\d\s.,]*,[-\d\s.,]*\])[^[\]]+\]\]["']?`;
const LINKS = new RegExp(`^${LINK}(?:\\s*,\\s*${LINK})*$`);

interface Field {
  readonly name: string;
  /** Behind the name. */
  readonly value: string;
  /** Below it. */
  readonly lines: string[];
}

/**
 * The fields of lines, null where the first line that says anything begins no field.
 * @param sign what stands between name and value
 */
export function readLooseFields(
  source: string,
  sign: ':' | '=',
  depth = 0,
): Readonly<Record<string, unknown>> | null {
  const fields = splitFields(source.replaceAll('\t', '  ').split('\n'), FIELD[sign]);
  if (fields === null) return null;
  return Object.fromEntries(fields.map((field) => [field.name, readValue(field, sign, depth)]));
}

function splitFields(lines: readonly string[], pattern: RegExp): readonly Field[] | null {
  const fields: Field[] = [];
  /** The line at which the quotation of the last field ends: up to there nothing begins a field. */
  let quotedUntil = -1;
  for (const [i, line] of lines.entries()) {
    const field = fields.at(-1);
    const match = i <= quotedUntil ? null : pattern.exec(line.trimEnd());
    if (match !== null) {
      const value = (match[3] ?? '').trim();
      fields.push({ name: match[2] ?? '', value, lines: [] });
      quotedUntil = findQuotationEnd(value, lines, i);
    } else if (field !== undefined) field.lines.push(line);
    else if (line.trim() !== '' && !line.startsWith('#')) return null;
  }
  return fields.length === 0 ? null : fields;
}

/** The line in which the quotation ends that a value opens; the line of the value where it opens none, or none that ends. */
function findQuotationEnd(value: string, lines: readonly string[], at: number): number {
  const [quote] = value;
  if ((quote !== '"' && quote !== "'") || value.length === 1 || value.endsWith(quote)) return at;
  for (let i = at + 1; i < Math.min(lines.length, at + MAX_QUOTED_LINES); i += 1) {
    if (lines[i]?.trimEnd().endsWith(quote) === true) return i;
  }
  return at;
}

function readValue({ name, value, lines }: Field, sign: ':' | '=', depth: number): unknown {
  const block = dedent(lines);
  if (isPlaceholder(value)) return null;
  const links = readLinks(value);
  if (links !== null) return links;
  const isList = value === '' && block.length > 0 && block.every((line) => /^(?:- |-$| |$)/.test(line));
  if (isList && block.some((line) => line.includes('[['))) return readItems(block);
  if (sign === ':') {
    const yaml = parseYaml([`${JSON.stringify(name)}: ${value}`, ...lines].join('\n'));
    if (yaml.kind === 'value') return Object.values(yaml.value as object)[0] ?? null;
  }
  if (isList) return readItems(block);
  if (value === '' && block.length > 0) {
    const inner = depth < MAX_DEPTH ? readLooseFields(block.join('\n'), sign, depth + 1) : null;
    if (inner !== null) return inner;
  }
  const text = [value.replace(/^[|>][+-]?$/, ''), ...block].join(' ').trim();
  const bare = unquote(text);
  return /[\p{L}\p{N}]/u.test(bare) ? bare : null;
}

/** What a generator fills in, which nobody has. */
function isPlaceholder(value: string): boolean {
  return /^["']?(?:\{\{(?:(?!\}\}).)*\}\}|<%(?:(?!%>).)*%>)["']?$/.test(value);
}

/** The names of the pages that a list of links leads to, as the links show them. */
function readLinks(value: string): readonly string[] | null {
  if (!LINKS.test(value)) return null;
  return Array.from(
    value.matchAll(/\[\[([^[\]|]+)(?:\|([^[\]]+))?\]\]/g),
    ([, target, label]) => label ?? target ?? '',
  );
}

function readItems(block: readonly string[]): readonly unknown[] {
  const items: string[] = [];
  for (const line of block) {
    if (line.startsWith('-')) items.push(line.slice(1).trim());
    else if (items.length > 0) items.push(`${items.pop() ?? ''} ${line.trim()}`.trim());
  }
  return items.flatMap((item): readonly unknown[] => {
    const links = readLinks(item);
    if (links !== null) return links;
    const yaml = parseYaml(item);
    const isScalar = yaml.kind === 'value' && typeof yaml.value !== 'object';
    return item === '' ? [] : [isScalar ? yaml.value : unquote(item)];
  });
}

function dedent(lines: readonly string[]): readonly string[] {
  const kept = lines.filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
  const indent = Math.min(...kept.map((line) => line.length - line.trimStart().length));
  return kept.map((line) => line.slice(indent).trimEnd());
}

/** A text without the quotes around it, of which one may be missing. */
function unquote(text: string): string {
  const [quote] = text;
  if (quote !== '"' && quote !== "'") return text;
  // `"a" and "b"` is no quotation as a whole.
  if (text.length > 2 && text.endsWith(quote) && /["'] .* ["']/.test(text.slice(1, -1))) return text;
  const end = text.length > 1 && text.endsWith(quote) ? -1 : undefined;
  return text.slice(1, end).trim();
}
