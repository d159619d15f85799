import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../../src/documents/readers/pdf/read-pdf.js';
import { temporaryFolder } from '../../../temporary-folder.js';

const chromium = '/usr/bin/chromium';
const root = temporaryFolder();

describe('reading a PDF', () => {
  // Skipped where there is no Chromium.
  it.skipIf(!existsSync(chromium))('reads what Chromium prints, in whatever script', async () => {
    const page = path.join(root, 'page.html');
    const printed = path.join(root, 'page.pdf');
    const paragraphs = Array.from(
      { length: 40 },
      (_, i) => `<p>Paragraph ${i}: the wall was rebuilt by masons. Стена. Τοίχος.</p>`,
    );
    writeFileSync(page, `<meta charset=utf-8><title>The wall</title><h1>The wall</h1>${paragraphs.join('')}`);
    const options = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      `--user-data-dir=${path.join(root, 'profile')}`,
    ];
    execFileSync(chromium, [...options, `--print-to-pdf=${printed}`, `file://${page}`], {
      stdio: 'ignore',
      timeout: 120_000,
    });
    const document = await readPdf(readFileSync(printed), { path: 'page.pdf', line: null }, () => undefined);
    expect(document.title).toBe('The wall');
    expect(document.sections.length).toBeGreaterThan(1);
    expect(document.text).toContain('Paragraph 39: the wall was rebuilt by masons. Стена. Τοίχος.');
  });
});
