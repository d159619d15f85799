// Fenced directives of MyST: ```{note} Title. Those that hold prose hold Markdown; code has options above it.

import type { Token } from 'markdown-it';
import { isUnreadDirective } from './rules/containers.js';

/** What is inside of a directive: Markdown, code, or nothing that is read. */
export interface Directive {
  readonly kind: 'markdown' | 'code' | 'unread';
  readonly title: string;
  readonly content: string;
}

const PROSE: ReadonlySet<string> = new Set(
  (
    'note tip warning important hint caution danger attention error seealso admonition versionadded versionchanged ' +
    'deprecated dropdown tab-set tab-item card card-carousel grid grid-item grid-item-card sidebar topic margin epigraph ' +
    'highlights pull-quote figure table list-table glossary exercise solution proof theorem definition example details div ' +
    'only rubric aside blockquote'
  ).split(' '),
);
/** Those whose argument is an address or a number, not a title. */
const UNTITLED: ReadonlySet<string> = new Set(['figure', 'grid', 'only', 'image', 'grid-item']);
const CODE: ReadonlySet<string> = new Set(
  'code code-block code-cell sourcecode literalinclude math parsed-literal'.split(' '),
);
/** What a block of code is, that a reader sees the result of instead. */
const QUERIES: ReadonlySet<string> = new Set(['dataview', 'dataviewjs', 'tasks', 'query', 'base']);

/** The directive of a fence, or null for one of code. */
export function readDirective({ info, content }: Token): Directive | null {
  const word = info.trim();
  if (QUERIES.has(word)) return { kind: 'unread', title: '', content };
  const [, name, argument = ''] = /^\{([A-Za-z][\w:.-]*)\}\s*(.*)$/.exec(word) ?? [];
  if (name === undefined) return null;
  if (isUnreadDirective(name) || name === 'image') return { kind: 'unread', title: '', content };
  if (CODE.has(name)) return { kind: 'code', title: '', content: dropOptions(content) };
  if (!PROSE.has(name)) return null;
  return { kind: 'markdown', title: UNTITLED.has(name) ? '' : argument, content: dropOptions(content) };
}

/** Options stand above the text: lines of `:name: value`, or YAML between two lines of dashes. */
function dropOptions(content: string): string {
  const yaml = /^\s*---\n(?:[\w-]+:.*\n){0,50}---\n/.exec(content);
  if (yaml !== null) return content.slice(yaml[0].length);
  return content.replace(/^(?:[ \t]*:[\w-]+:[^\n]*(?:\n|$)){1,50}/, '');
}
