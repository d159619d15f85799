// The Markdown files of the project as tests read them: which there are, and the code in their text.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';

export const root = path.resolve(import.meta.dirname, '../..');

/** Every file git knows, or is about to know, with `/` between parts. */
export const projectFiles: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard'],
  { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 },
)
  .split('\n')
  .filter((file) => file !== '');

/** The documents of the project; the demo corpus and the fixtures of tests speak of other things. */
export const markdownFiles: readonly string[] = projectFiles.filter((file) =>
  /^(?!corpus\/|test\/).*\.md$/.test(file),
);

export function readProjectFile(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** A piece of code in a document. */
export interface Code {
  readonly file: string;
  readonly text: string;
  /** The language of a block, which may be empty; null for code within a line. */
  readonly language: string | null;
}

/** The code of a document, in order. */
export function codeOf(file: string): Code[] {
  const markdown = new MarkdownIt({ html: true });
  return markdown.parse(readProjectFile(file), {}).flatMap((token): Code[] => {
    if (token.type === 'fence') return [{ file, text: token.content, language: token.info.trim() }];
    return (token.children ?? [])
      .filter(({ type }) => type === 'code_inline')
      .map(({ content }) => ({ file, text: content, language: null }));
  });
}
