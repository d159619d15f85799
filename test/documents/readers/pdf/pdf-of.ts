// Writes small PDF files by hand. For tests.

/** A piece of text on a page: where it stands, in points from the lower left corner, and how large it is. */
export interface PdfText {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
}

/** A font that the file does not hold, whose codes a map of another name has. */
export interface NamedFont {
  /** The name of the map: `GBK-EUC-H`. */
  readonly map: string;
  /** The collection of its characters: `GB1`. */
  readonly ordering: string;
}

/** A PDF of pages of text, in letters of ASCII; `info` is its document information. */
export function pdfOf(
  pages: readonly (readonly PdfText[])[],
  info: Readonly<Record<string, string>> = {},
): Buffer {
  const drawn = pages.map((texts) =>
    texts.map((text) => ({ ...text, text: `(${text.text.replace(/[\\()]/g, '\\$&')})` })),
  );
  return fileOf(drawn, info, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
}

/** A PDF of one page of codes in a font that it does not hold, one row each. */
export function pdfOfCodes(rows: readonly Uint8Array[], { map, ordering }: NamedFont): Buffer {
  const texts = rows.map((row, i) => ({ text: `<${Buffer.from(row).toString('hex')}>`, y: 700 - i * 40 }));
  const collection = `<< /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >>`;
  const descriptor =
    '<< /Type /FontDescriptor /FontName /Named /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>';
  const glyphs = `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Named /CIDSystemInfo ${collection} /DW 1000 /W [1 95 500] /FontDescriptor ${descriptor} >>`;
  const font = `<< /Type /Font /Subtype /Type0 /BaseFont /Named /Encoding /${map} /DescendantFonts [${glyphs}] >>`;
  return fileOf([texts], {}, font);
}

/** A file whose pages show strings as PDF writes them. */
function fileOf(
  pages: readonly (readonly PdfText[])[],
  info: Readonly<Record<string, string>>,
  font: string,
): Buffer {
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font,
  ];
  for (const [i, texts] of pages.entries()) {
    const content = texts
      .map(({ text, x = 72, y, size = 12 }) => `BT /F1 ${size} Tf ${x} ${y} Td ${text} Tj ET`)
      .join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  objects.push(
    `<< ${Object.entries(info)
      .map(([name, value]) => `/${name} (${value})`)
      .join(' ')} >>`,
  );
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
