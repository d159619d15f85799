// docs/formats.md says what is read of folders in which shapes. `npm run docs` writes it anew.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureFolder } from '../documents/folders/measure-folder.js';
import { shapes } from '../documents/folders/shapes.js';
import { temporaryFolder } from '../temporary-folder.js';
import { readProjectFile, root } from './markdown.js';

const FILE = 'docs/formats.md';
const TABLE = /(?<=<!-- begin folders -->\n)[^]*?(?=<!-- end folders -->)/;
const folder = temporaryFolder();

async function makeRows(): Promise<readonly string[][]> {
  const rows: string[][] = [['folder', 'documents', 'titles right', 'marks left', 'losses']];
  for (const shape of shapes) {
    const { documents, titlesRight, marksLeft, losses } = await measureFolder(folder, shape);
    rows.push([shape.name, ...[documents, titlesRight, marksLeft.length, losses.length].map(String)]);
  }
  return rows;
}

describe('the table of folders', () => {
  it('says what is read of them', async () => {
    const rows = await makeRows();
    const shown = TABLE.exec(readProjectFile(FILE))?.[0] ?? '';
    if (process.env['FINDLING_WRITE_DOCS'] === '1') {
      const [head = [], ...body] = rows.map((cells) => `| ${cells.join(' | ')} |`);
      const table = ['', head, '| --- | --: | --: | --: | --: |', ...body, '', ''].join('\n');
      writeFileSync(
        path.join(root, FILE),
        readProjectFile(FILE).replace(TABLE, () => table),
      );
      return;
    }
    const cells = shown.split('\n').filter((line) => /^\| (?!-)/.test(line));
    expect(
      cells.map((line) =>
        line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      ),
    ).toEqual(rows);
  });
});
