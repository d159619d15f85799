import { describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import { readNotebook } from '../../../../src/documents/readers/notebook/read-notebook.js';

function read(notebook: unknown): Document {
  return readNotebook(JSON.stringify(notebook), { path: 'work/ferry.ipynb', line: null });
}

function code(source: string, ...outputs: readonly object[]): object {
  return { cell_type: 'code', source, outputs };
}

describe('a notebook', () => {
  it('is the document of its texts, its code and what that printed', () => {
    const document = read({
      metadata: { kernelspec: { language: 'python' }, authors: [{ name: 'Ann Berg' }] },
      cells: [
        { cell_type: 'markdown', source: ['# The *ferry*\n', '\n', 'It **sails**.\n'] },
        code('import sea\nsea.sail()', {
          output_type: 'stream',
          text: ['\u001b[31mIt sails\u001b[0m\n', 'now'],
        }),
        { cell_type: 'markdown', source: '## Times\n\nMonday.' },
        code('ice', { data: { 'image/png': 'iVBOR', 'text/plain': ['<Figure size 640x480 with 1 Axes>'] } }),
        code('1/0', {
          output_type: 'error',
          ename: 'ZeroDivisionError',
          evalue: 'division by zero',
          traceback: ['x'],
        }),
        { cell_type: 'raw', source: 'for a converter' },
      ],
    });
    expect(document).toMatchObject({
      id: 'work/ferry.ipynb',
      title: 'The ferry',
      text: 'It sails.\n\nimport sea\nsea.sail()\n\nIt sails\nnow\n\nTimes\n\nMonday.\n\nice\n\n1/0\n\nZeroDivisionError: division by zero',
      sections: [{ heading: 'Times', level: 2, anchor: 'times' }],
      extra: { author: 'Ann Berg' },
    });
  });

  it('of an older format is read, too', () => {
    const cells = [
      { cell_type: 'heading', level: 1, source: ['The ferry'] },
      { cell_type: 'code', input: ['sail()'], outputs: [{ output_type: 'pyout', text: ['done'] }] },
    ];
    expect(read({ nbformat: 3, worksheets: [{ cells }] })).toMatchObject({
      title: 'The ferry',
      text: 'sail()\n\ndone',
    });
  });

  it('keeps no more of an output than a person would read', () => {
    const document = read({
      metadata: { title: 'Log' },
      cells: [code('run()', { text: 'line\n'.repeat(100_000) })],
    });
    expect(document.title).toBe('Log');
    expect(document.text.length).toBeLessThan(2100);
  });

  it.each(['{', '[]', '{"a":1}', 'null', '{"cells":[1,null,{"cell_type":"code"}]}'])(
    '%s is skipped',
    (json) => {
      expect(() => readNotebook(json, { path: 'a.ipynb', line: null })).toThrow(
        /is no notebook|neither a title nor a text/,
      );
    },
  );
});
