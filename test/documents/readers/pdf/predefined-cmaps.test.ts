import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../../src/documents/readers/pdf/read-pdf.js';
import { legacyEncoder } from '../../source/encode-legacy.js';
import { type NamedFont, pdfOfCodes } from './pdf-of.js';

const CHINESE = '渡轮将于中午启航。';
const TAIWANESE = '渡輪將於中午啟航。';
const JAPANESE = 'フェリーは正午に出航します。';
const KOREAN = '페리는 정오에 출항한다.';

async function read(rows: readonly Uint8Array[], font: NamedFont): Promise<string> {
  const document = await readPdf(pdfOfCodes(rows, font), { path: 'a.pdf', line: null }, () => undefined);
  return `${document.title}\n${document.text}`;
}

/** In UTF-16, the higher byte first. */
function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('a PDF whose font is not in it', () => {
  it.each([
    ['GBK-EUC-H', 'GB1', 'gb18030', CHINESE],
    ['GB-EUC-H', 'GB1', 'gb18030', CHINESE],
    ['GBK2K-H', 'GB1', 'gb18030', CHINESE],
    ['ETen-B5-H', 'CNS1', 'big5', TAIWANESE],
    ['B5pc-H', 'CNS1', 'big5', TAIWANESE],
    ['90ms-RKSJ-H', 'Japan1', 'shift_jis', JAPANESE],
    ['EUC-H', 'Japan1', 'euc-jp', JAPANESE],
    ['KSCms-UHC-H', 'Korea1', 'euc-kr', KOREAN],
    ['KSC-EUC-H', 'Korea1', 'euc-kr', KOREAN],
  ])('is read by the map %s', async (map, ordering, encoding, text) => {
    const encode = legacyEncoder(encoding);
    const shown = await read([encode(text), encode(`${text}ABC 12`)], { map, ordering });
    expect(shown).toContain(text);
    expect(shown).toContain(`${text}ABC 12`);
  });

  it.each([
    ['UniGB-UCS2-H', 'GB1', CHINESE],
    ['UniCNS-UTF16-H', 'CNS1', TAIWANESE],
    ['UniJIS-UCS2-H', 'Japan1', JAPANESE],
    ['UniJIS-UTF16-H', 'Japan1', JAPANESE],
    ['UniKS-UCS2-H', 'Korea1', KOREAN],
  ])('is read by the map %s of Unicode', async (map, ordering, text) => {
    expect(await read([utf16(text), utf16(`${text}ABC 12`)], { map, ordering })).toContain(`${text}ABC 12`);
  });

  it('is read by a map of seven bits', async () => {
    const codes = legacyEncoder('euc-jp')(JAPANESE).map((byte) => byte & 0x7f);
    expect(await read([codes], { map: 'H', ordering: 'Japan1' })).toContain(JAPANESE);
  });

  it('gives ASCII and no wrong characters where its glyphs are numbered by Adobe', async () => {
    const ascii = Buffer.from('0022002300240003', 'hex');
    const kanji = Buffer.from('04650466', 'hex');
    const font = { map: 'Identity-H', ordering: 'Japan1' };
    expect(await read([ascii, kanji], font)).toBe('ABC"\nABC"');
    await expect(read([kanji], font)).rejects.toThrow('do not say which characters');
  });
});
