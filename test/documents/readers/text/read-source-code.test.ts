import { describe, expect, it } from 'vitest';
import { readSourceCode } from '../../../../src/documents/readers/text/read-source-code.js';

const LOCATION = { path: 'src/ferry/time-table.ts', line: null };

describe('readSourceCode', () => {
  it('makes one document of a file, titled by its name, with comments, names and line breaks', () => {
    const code = '// When ferries leave.\nexport function nextFerry() {\n\treturn 7;\n}\n\n\n# end\n';
    expect(readSourceCode(code, LOCATION)).toMatchObject({
      id: 'src/ferry/time-table.ts',
      title: 'time-table.ts',
      text: '// When ferries leave.\nexport function nextFerry() {\nreturn 7;\n}\n\n# end',
    });
  });

  it('refuses code that a program made', () => {
    expect(() => readSourceCode(`var a=1;${'f(a,b);'.repeat(2000)}`, LOCATION)).toThrow('minified');
    expect(readSourceCode(`const TEXT = "${'word '.repeat(700)}";`, LOCATION).title).toBe('time-table.ts');
  });
});
