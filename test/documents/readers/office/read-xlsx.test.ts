import { describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import { readXlsx } from '../../../../src/documents/readers/office/read-xlsx.js';
import { zipOf } from '../../zip-of.js';

function read(rows: string, parts: Readonly<Record<string, string>> = {}): Promise<Document> {
  const bytes = zipOf({
    'xl/workbook.xml': '<workbook><sheets><sheet name="Costs" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<R><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></R>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...parts,
  });
  return readXlsx(bytes, { path: 'a/plan_b.xlsx', line: null }, () => undefined);
}

describe('reading .xlsx', () => {
  it('reads cells of all kinds, days as days', async () => {
    const styles =
      '<s><numFmts><numFmt numFmtId="164" formatCode="[Red]yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0&quot;day&quot;"/>' +
      '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></s>';
    const { title, text } = await read(
      '<row><c t="s"><v>1</v></c><c t="inlineStr"><is><t>in</t><t>line</t></is></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>' +
        '<row><c s="1"><v>45356</v></c><c s="2"><v>45356.5</v></c><c s="3"><v>45356</v></c><c><v>0.30000000000000004</v></c></row>',
      {
        'xl/styles.xml': styles,
        'xl/sharedStrings.xml':
          '<sst><si><t>no</t></si><si><r><t>sha</t></r><r><t>red</t></r><rPh><t>x</t></rPh></si></sst>',
      },
    );
    expect(title).toBe('plan b');
    expect(text).toBe('shared | inline | TRUE\n2024-03-05 | 2024-03-05 12:00 | 45356 | 0.3');
  });
});
