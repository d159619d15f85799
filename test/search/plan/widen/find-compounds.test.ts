// A part of a compound finds it, and stands before it; letters that a word begins or ends with by chance find nothing.

import { describe, expect, it } from 'vitest';
import { ask, idsOf, makeDocument } from '../../memory-generation.js';

function find(language: string, words: string, query: string): string[] {
  const texts = words.split(' ');
  const documents = texts.map((word) => makeDocument({ id: word, text: `${word}.`, language }));
  return idsOf(ask(documents, query, { fuzzy: 'off', prefix: 'off' }).hits);
}

const german =
  'Containerhafen Container Hafen Krankenversicherung Kranken Versicherung Arbeitsmarkt Arbeit Markt Kindergarten Kinder Garten ' +
  'Partei Ei Vorteil Teil Journalist Liste Kontrast Rast Wirtschaft Schaft Vor';

describe('a part of a compound', () => {
  it.each([
    ['de', german, 'Hafen', 'Containerhafen'],
    ['de', german, 'Container', 'Containerhafen'],
    ['de', german, 'Versicherung', 'Krankenversicherung'],
    ['de', german, 'Markt', 'Arbeitsmarkt'],
    ['de', german, 'Arbeit', 'Arbeitsmarkt'],
    ['de', german, 'Kinder', 'Kindergarten'],
    ['de', 'Trinkwasserversorgung trink Wasser Versorgung', 'Versorgung', 'Trinkwasserversorgung'],
    ['de', 'Trinkwasserversorgung trink Wasser Versorgung', 'Wasser', 'Trinkwasserversorgung'],
    ['de', 'Kirchturm Kirche Turm', 'Turm', 'Kirchturm'],
    ['de', 'Gebäudeprüfung Gebäude Prüfung', 'Prüfung', 'Gebäudeprüfung'],
    ['nl', 'stadsbestuur stad bestuur', 'bestuur', 'stadsbestuur'],
    ['sv', 'järnvägsstationen järnväg station', 'station', 'järnvägsstationen'],
    ['sv', 'skolbussen skola buss', 'buss', 'skolbussen'],
    ['nl', 'ziekenhuis zieken huis', 'huis', 'ziekenhuis'],
    ['nl', 'zorgverzekering zorg verzekering', 'verzekering', 'zorgverzekering'],
    ['sv', 'containerhamnen container hamn', 'hamn', 'containerhamnen'],
    ['da', 'arbejdsmarked arbejde arbejds marked', 'marked', 'arbejdsmarked'],
    ['no', 'sykehusplan sykehus plan', 'plan', 'sykehusplan'],
  ])('%s: in %s, %s is found before %s', (language, words, query, compound) => {
    const found = find(language, words, query);
    expect(found[0]?.toLowerCase()).toBe(query.toLowerCase());
    expect(found).toContain(compound);
  });

  it.each([
    ['Ei', 'Partei'],
    ['Teil', 'Vorteil'],
    ['Liste', 'Journalist'],
    ['Rast', 'Kontrast'],
    ['Schaft', 'Wirtschaft'],
  ])('is not %s in %s', (query, word) => {
    expect(find('de', german, query)).not.toContain(word);
  });

  it('finds it where only compounds hold it', () => {
    expect(find('de', 'Containerhafen Container Brot', 'Hafen')).toEqual(['Containerhafen']);
  });

  it('typed beside another finds it', () => {
    expect(find('de', german, 'Kranken versicherung')[0]).toBe('Krankenversicherung');
  });

  it('finds none in other languages', () => {
    expect(find('en', 'notebook note book', 'book')).toEqual(['book']);
  });
});

describe('compounds', () => {
  const collection = (german: number, english: number): ReturnType<typeof makeDocument>[] => [
    ...Array.from({ length: german }, (_, number) =>
      makeDocument({ id: `de${number}`, text: 'Containerhafen Container Hafen', language: 'de' }),
    ),
    makeDocument({ id: 'compound', text: 'Containerhafen', language: 'de' }),
    ...Array.from({ length: english }, (_, number) =>
      makeDocument({ id: `en${number}`, text: `words ${number}`, language: 'en' }),
    ),
  ];
  const finds = (german: number, english: number): boolean =>
    idsOf(ask(collection(german, english), 'Hafen', { fuzzy: 'off', prefix: 'off' }).hits).includes(
      'compound',
    );

  it('are looked for where exactly a twentieth of the documents is in such a language, and not below', () => {
    expect(finds(2, 57)).toBe(true);
    expect(finds(2, 58)).toBe(false);
    expect(finds(6, 133)).toBe(true);
    expect(finds(6, 134)).toBe(false);
  });
});
