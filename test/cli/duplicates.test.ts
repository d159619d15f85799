import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFiles } from '../temporary-folder.js';
import { runFindling } from './run-findling.js';

const root = mkdtempSync(path.join(tmpdir(), 'findling-'));
const index = path.join(root, 'index');
const text =
  'The harbour council of Lunde ordered a second ferry, because one ship was too little in winter storms.';

beforeAll(async () => {
  writeFiles(path.join(root, 'corpus'), {
    'news.jsonl': [
      { id: 'first', title: 'Second ferry ordered', text },
      { id: 'again', title: 'Second ferry ordered', text: `LUNDE (Agency) - ${text}` },
      {
        id: 'storms',
        title: 'Winter storms',
        text: 'Winter storms closed the harbour of Lunde to the ferry.',
      },
      { id: 'opera', title: 'Opera opens', text: 'The season began with an old comedy.' },
    ]
      .map((record) => JSON.stringify(record))
      .join('\n'),
  });
  await runFindling(['index', '--corpus', path.join(root, 'corpus'), '--index', index]);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('near-duplicates in the terminal', () => {
  it('are one hit with --collapse, which names the way to the others', async () => {
    const { out } = await runFindling(['search', 'council', '--collapse', '--index', index]);
    expect(out).toMatch(/^1 document and 1 near-duplicate left out in/);
    expect(out).toMatch(/1 other version: --duplicates-of (first|again)/);
  });

  it('are listed with --duplicates-of', async () => {
    const args = ['search', '', '--duplicates-of', 'first', '--index', index, '--json'];
    const { hits } = JSON.parse((await runFindling(args)).out) as { hits: { id: string }[] };
    expect(hits.map(({ id }) => id)).toEqual(['again']);
  });
});

describe('findling similar', () => {
  it('lists documents on the same subject and none of its versions', async () => {
    const { out } = await runFindling(['similar', 'first', '--index', index, '--json']);
    const { hits } = JSON.parse(out) as { hits: { id: string }[] };
    expect(hits.map(({ id }) => id)).toEqual(['storms']);
  });

  it('says so when no document has the id', async () => {
    const { code, err } = await runFindling(['similar', 'none', '--index', index]);
    expect(code).toBe(1);
    expect(err).toContain('no document has the id "none"');
  });
});
