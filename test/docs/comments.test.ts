// What the comments of the sources promise: each exported thing says what it is, and what they name is there.

import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile } from './markdown.js';

const sources = projectFiles.filter((file) => /^src\/.*\.ts$/.test(file) && !file.endsWith('.d.ts'));
const EXPORT = /^export (?:abstract |async )?(?:class|function\*?|interface|type) (\w+)/;
const COMMENT = /^ *(?:\/\/|\/?\*)/;
const NAMED_FILE = /(?<![\w.}-])((?:[\w-]+\/)*[\w-]+\.(?:ts|mjs)|docs\/[\w/-]+\.md)\b/g;

/** The exported classes, functions and types of a source above which no comment ends. */
function withoutDocstring(source: string): string[] {
  const lines = source.split('\n');
  return lines.flatMap((line, at) => {
    const name = EXPORT.exec(line)?.[1];
    return name === undefined || COMMENT.test(lines[at - 1] ?? '') ? [] : [name];
  });
}

/** The files that comments name and that are not there. */
function missingFiles(source: string): string[] {
  return source
    .split('\n')
    .filter((line) => COMMENT.test(line))
    .flatMap((line) => [...line.matchAll(NAMED_FILE)].map(([, name = '']) => name))
    .filter((name) => !projectFiles.some((file) => file === name || file.endsWith(`/${name}`)));
}

/** An example of what a corpus may hold. */
const EXAMPLE = /^docs\/\d/;

describe('the comments of the sources', () => {
  it('say of every exported class, function and type what it is', () => {
    const missing = sources.flatMap((file) =>
      withoutDocstring(readProjectFile(file)).map((name) => `${file}: ${name}`),
    );
    expect(missing).toEqual([]);
    expect(withoutDocstring('\nexport function read(): void {}')).toEqual(['read']);
  });

  it('name files that are there', () => {
    const missing = sources.flatMap((file) =>
      missingFiles(readProjectFile(file))
        .filter((name) => !EXAMPLE.test(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(missing).toEqual([]);
    expect(missingFiles('// See `no-such-file.ts`.')).toEqual(['no-such-file.ts']);
  });
});
