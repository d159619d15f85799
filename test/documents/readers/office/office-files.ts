// Office documents made by LibreOffice, for tests that read what programs really write.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where LibreOffice is, or null: tests that need it are skipped then. */
const soffice =
  ['/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice'].find((file) => existsSync(file)) ?? null;

/** The libraries of its programs, which may be installed one by one. */
const LIBRARIES = { writer: 'libswlo.so', calc: 'libsclo.so', impress: 'libsdlo.so' };

/** Whether a program of LibreOffice is installed. */
export function hasOffice(program: keyof typeof LIBRARIES): boolean {
  if (soffice === null) return false;
  return existsSync(path.join(path.dirname(realpathSync(soffice)), LIBRARIES[program]));
}

/** Converts a file to other formats; returns the bytes of each by its ending. */
export function convert(
  folder: string,
  name: string,
  content: string,
  endings: readonly string[],
): ReadonlyMap<string, Buffer> {
  if (soffice === null) throw new Error('LibreOffice is not installed');
  mkdirSync(folder, { recursive: true });
  const source = path.join(folder, name);
  writeFileSync(source, content);
  const converted = new Map<string, Buffer>();
  for (const ending of endings) {
    const profile = `-env:UserInstallation=file://${path.join(folder, '..', 'profile')}`;
    const kind = name.endsWith('.html') ? ['--writer'] : [];
    const options = [profile, '--headless', ...kind, '--convert-to', ending, '--outdir', folder, source];
    execFileSync(soffice, options, { stdio: 'ignore', timeout: 120_000 });
    converted.set(ending, readFileSync(source.replace(/\.\w+$/, `.${ending}`)));
  }
  return converted;
}
