// The fields of a record that are searched although no property of a document is made of them: who wrote it, what it is about
// in short, and its topics. They are known by their names and stay fields like any others.

import type { TextFieldRole } from '../../built-in-fields.js';
import { isJsonRecord } from '../json-value.js';
import { lineOfField } from '../markup/markup.js';
import { foldName } from '../records/known-names.js';
import { foldFieldName, nameOfField } from './own-values.js';
import { splitValue } from './split-value.js';

/** What a field is searched as. */
export type TextRole = Extract<TextFieldRole, 'people' | 'abstract' | 'labels'>;

const NAMES: Readonly<Record<TextRole, string>> = {
  people: 'author authors authorname byline creator creators writer writers',
  abstract:
    'description summary excerpt abstract subtitle subheadline dek kicker lead lede teaser standfirst message name alias aliases',
  labels: 'topic topics category categories subject subjects',
};
const ROLE_OF_NAME: ReadonlyMap<string, TextRole> = new Map(
  (Object.keys(NAMES) as TextRole[]).flatMap((role) =>
    NAMES[role].split(' ').map((name) => [name, role] as const),
  ),
);

/** What the members of an object are called that is a person or a thing with a name. */
const NAME_MEMBERS = ['name', 'title', 'label', 'rendered'];
const MAX_VALUES = 100;
const MAX_DEPTH = 4;
const NO_VALUES: readonly string[] = [];

/** What a field of this name is searched as; undefined for nothing. */
export function textRoleOf(name: string): TextRole | undefined {
  return ROLE_OF_NAME.get(foldName(name));
}

/**
 * The texts of the fields of a record that have a role, each as one line.
 * @param extra the fields of its record that it has no property for
 * @param without folded names of fields that are searched by themselves, or not at all
 */
export function listRoleTexts(
  extra: Readonly<Record<string, unknown>>,
  role: TextRole,
  without: readonly (readonly string[])[] = [],
): readonly string[] {
  let texts: Set<string> | null = null;
  const isLeftOut = (path: string): boolean => without.some((names) => names.includes(foldFieldName(path)));
  for (const name of Object.keys(extra)) {
    if (textRoleOf(name) !== role || isLeftOut(nameOfField(name))) continue;
    texts ??= new Set();
    const isLeft = (member: string): boolean => !isLeftOut(`${nameOfField(name)}.${member}`);
    gather({ name, role, isLeft, texts }, extra[name], MAX_DEPTH);
  }
  return texts === null ? NO_VALUES : [...texts];
}

/** What is gathered of one field. */
interface Gathered {
  readonly name: string;
  readonly role: TextRole;
  /** Whether a member of an object in it is searched as the field is. */
  readonly isLeft: (member: string) => boolean;
  readonly texts: Set<string>;
}

function gather(gathered: Gathered, value: unknown, depth: number): void {
  const { name, role, isLeft, texts } = gathered;
  if (texts.size >= MAX_VALUES || depth === 0) return;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) gather(gathered, item, depth - 1);
  } else if (isJsonRecord(value)) {
    const member = NAME_MEMBERS.find((key) => typeof value[key] === 'string' && isLeft(key));
    const named = member === undefined ? joinName(value) : value[member];
    gather(gathered, named, depth - 1);
  } else if (typeof value === 'string') {
    const line = lineOfField(value);
    if (line === null) return;
    for (const part of role === 'abstract' ? [line] : splitValue(name, line)) texts.add(part);
  }
}

/** The name of a person in two members. */
function joinName(person: Readonly<Record<string, unknown>>): string | null {
  const parts = ['given', 'first', 'firstName', 'first_name', 'family', 'last', 'lastName', 'last_name']
    .map((key) => person[key])
    .filter((part) => typeof part === 'string');
  return parts.length === 0 ? null : parts.join(' ');
}
