import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { listFieldNames, nameFields, namerOf } from '../../../src/documents/own/field-names.js';
import { readingFingerprint } from '../../../src/documents/source/read-options.js';
import type { FieldSettings } from '../../../src/field-settings.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { readCorpus, writeCorpus } from '../read-corpus.js';

const root = temporaryFolder();

async function read(
  files: Readonly<Record<string, string>>,
  settings: FieldSettings,
): Promise<readonly Document[]> {
  const corpus = writeCorpus(root, files);
  const { documents } = await readCorpus(corpus, { names: listFieldNames(settings) });
  return documents.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const GERMAN: FieldSettings = {
  id: { from: ['nummer'] },
  title: { from: ['zeile_gross'] },
  text: { from: ['rumpf'] },
  date: { from: ['Angelegt am'] },
  tags: { from: ['marken'] },
  section: { from: ['abteilung'] },
  source: { from: ['blatt'] },
  url: { from: ['adresse'] },
  language: { from: ['zunge'] },
  related: { from: ['mehr'] },
};

describe('other names of built-in fields', () => {
  it('are read as these in records of JSON', async () => {
    const record = {
      nummer: 7,
      'Zeile-Gross': 'Fähre fällt aus',
      rumpf: 'Wegen Sturm.',
      angelegt_am: '2015-12-31',
      marken: ['hafen', 'wetter'],
      abteilung: 'Lokales',
      blatt: 'Der Bote',
      adresse: 'https://bote.example/7',
      zunge: 'de',
      mehr: ['Sturm zieht ab'],
      preis: 3,
    };
    const [document] = await read({ 'a.jsonl': JSON.stringify(record) }, GERMAN);
    expect(document).toMatchObject({
      id: '7',
      title: 'Fähre fällt aus',
      text: 'Wegen Sturm.',
      date: '2015-12-31',
      tags: ['hafen', 'wetter'],
      section: 'Lokales',
      source: 'Der Bote',
      url: 'https://bote.example/7',
      language: 'de',
      related: ['Sturm zieht ab'],
    });
    expect({ ...document?.extra }).toEqual({ preis: 3 });
  });

  it('are read in tables and in front matter, whose path stays the id', async () => {
    const documents = await read(
      {
        'a.csv': 'nummer,zeile_gross,rumpf\n7,Fähre,Wegen Sturm fällt sie aus\n',
        'b.md': '---\nnummer: 8\nzeile_gross: Hafen\nmarken: [x, y]\n---\nEin Text.\n',
        'c.html': '---\nzeile_gross: Boje\n---\n<p>Ein Text.</p>',
      },
      GERMAN,
    );
    expect(documents.map(({ id, title, text }) => [id, title, text])).toEqual([
      ['7', 'Fähre', 'Wegen Sturm fällt sie aus'],
      ['b.md', 'Hafen', 'Ein Text.'],
      ['c.html', 'Boje', 'Ein Text.'],
    ]);
    expect(documents[1]?.tags).toEqual(['x', 'y']);
  });

  it('count before the names that are known, whose values are kept', async () => {
    const settings = { title: { from: ['kurz', 'lang'] }, date: { from: ['gilt_ab'] } };
    const record = {
      title: 'ID 77',
      lang: 'Die lange Zeile',
      text: 'x',
      date: '2001',
      gilt_ab: '2015-01-02',
    };
    const [document] = await read({ 'a.json': JSON.stringify([record]) }, settings);
    expect(document).toMatchObject({ title: 'Die lange Zeile', date: '2015-01-02', other: ['ID 77'] });
    expect({ ...document?.extra }).toEqual({ 'title (2)': 'ID 77', 'date (2)': '2001' });
    // The first of them that has a value.
    const [short] = await read({ 'a.json': JSON.stringify([{ ...record, kurz: 'Kurz' }]) }, settings);
    expect(short).toMatchObject({ title: 'Kurz', extra: { lang: 'Die lange Zeile' } });
  });

  it('may be paths, also through lists, and texts in several languages', async () => {
    const settings = {
      title: { from: ['felder.kopf'] },
      text: { from: ['bloecke.inhalt'] },
      tags: { from: ['m'] },
    };
    const record = {
      felder: { Kopf: 'Fähre', rest: 1 },
      bloecke: [{ inhalt: 'Eins.' }, { inhalt: 'Zwei.' }, { art: 'bild' }],
    };
    const [document] = await read({ 'a.jsonl': JSON.stringify(record) }, settings);
    expect(document).toMatchObject({ title: 'Fähre', text: 'Eins.\n\nZwei.' });
    expect(document?.extra['felder']).toEqual({ rest: 1 });
    const translated = { kopf: { de: 'Fähre', en: 'Ferry' }, text: { de: 'Eins.', en: 'One.' } };
    const both = await read({ 'a.jsonl': JSON.stringify(translated) }, { title: { from: ['kopf'] } });
    expect(both.map(({ title, language }) => [language, title])).toEqual([
      ['de', 'Fähre'],
      ['en', 'Ferry'],
    ]);
  });

  it('of authors, summaries and topics are joined with those the record has', async () => {
    const settings = { author: { from: ['verfasserin'] }, price: { from: ['preis'] } };
    const record = { title: 'Boot', text: 'x', author: 'Ada Reed', verfasserin: ['Ida Lee'], preis: 3 };
    const [document] = await read({ 'a.jsonl': JSON.stringify(record) }, settings);
    // Other own fields are told apart from columns alone: nothing is read anew for them.
    expect({ ...document?.extra }).toEqual({ author: ['Ada Reed', 'Ida Lee'], preis: 3 });
  });
});

describe('names in a folder', () => {
  it('hold there, before those that hold everywhere, and leave fields out', async () => {
    const settings = {
      title: { from: ['kopf'] },
      'alt/**': { title: { from: ['kurz'] }, price: { from: ['preis'] }, intern: false, 'a.b': false },
    } as const;
    const record = JSON.stringify({
      kopf: 'K',
      kurz: 'Q',
      text: 'x',
      preis: 3,
      intern: 'y',
      a: { b: 1, c: 2 },
    });
    const [old, now] = await read({ 'alt/tief/a.jsonl': record, 'neu/b.jsonl': record }, settings);
    expect(old?.title).toBe('Q');
    expect({ ...old?.extra }).toMatchObject({ price: 3, a: { c: 2 } });
    expect(old?.extra['intern']).toBeUndefined();
    expect(now?.title).toBe('K');
    expect({ ...now?.extra }).toMatchObject({ preis: 3, intern: 'y', a: { b: 1, c: 2 } });
  });

  it('are found by the path of a file', () => {
    const namesAt = namerOf(
      listFieldNames({ '*.csv': { title: { from: ['t'] } }, docs: { text: { from: ['x'] } } }),
    );
    const renamed = (path: string): readonly string[] => namesAt(path)?.renamed.map(({ to }) => to) ?? [];
    expect(renamed('a.csv')).toEqual(['title']);
    expect(renamed('b/a.csv')).toEqual([]);
    expect(renamed('b/a.jsonl')).toEqual([]);
  });
});

it('leave a record without settings as it is', () => {
  const record = { title: 'x' };
  expect(nameFields(record, undefined)).toBe(record);
  expect(namerOf([])('a.csv')).toBeUndefined();
});

it('have files read again where they change', () => {
  const fingerprint = (settings: FieldSettings): string =>
    readingFingerprint({ names: listFieldNames(settings) });
  const none = fingerprint({});
  expect(fingerprint({ price: { from: ['preis'] }, author: {} })).toBe(none);
  const given: FieldSettings[] = [
    { title: { from: ['kopf'] } },
    { 'a/**': { price: false } },
    { author: { from: ['v'] } },
  ];
  expect(new Set([none, ...given.map(fingerprint)]).size).toBe(4);
});
