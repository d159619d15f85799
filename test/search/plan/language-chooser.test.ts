import { describe, expect, it } from 'vitest';
import type { Searcher } from '../../../src/search/searcher.js';
import { makeRequest, searcherOf } from '../memory-generation.js';

const searcher = searcherOf([
  {
    id: 'en-hard',
    language: 'en',
    title: 'To die hard',
    text: 'Those who die hard were in the war with a hat.',
  },
  { id: 'en-war', language: 'en', title: 'War in Ukraine', text: 'The war in Ukraine goes on, Merkel says.' },
  { id: 'en-matrix', language: 'en', title: 'The matrix', text: 'The matrix of the sums is in the book.' },
  {
    id: 'de-katze',
    language: 'de',
    title: 'Die Katze',
    text: 'Die Katze war im Haus, und die Maus war es auch.',
  },
  {
    id: 'de-ursache',
    language: 'de',
    title: 'Die Ursache',
    text: 'Was ist die Ursache? Die Ursache war das Feuer.',
  },
  {
    id: 'de-merkel',
    language: 'de',
    title: 'Merkel',
    text: 'Merkel hat es über Müller in der Straße gesagt.',
  },
  { id: 'en-mueller', language: 'en', title: 'Robert Mueller', text: 'A report by Mueller on elections.' },
  { id: 'fr-homme', language: 'fr', title: "L'homme", text: "L'homme qui lit the book d'un auteur." },
  {
    id: 'pt-eleicao',
    language: 'pt',
    title: 'A eleição',
    text: 'As eleições e a informação sobre a eleição.',
  },
  { id: 'tr-istanbul', language: 'tr', title: 'İstanbul', text: "İstanbul'da ısı ve kitaplar üzerine." },
]);

function find(query: string, from: Searcher = searcher): string[] {
  return from.search(makeRequest(query, { fuzzy: 'off' })).hits.map(({ id }) => id);
}

describe('a query over documents in many languages', () => {
  it('finds a name in each of them', () => {
    expect(find('Merkel').sort()).toEqual(['de-merkel', 'en-war']);
  });

  it('keeps a word that is too common in one language and tells much in another', () => {
    expect(find('die hard')[0]).toBe('en-hard');
    expect(find('war in ukraine')[0]).toBe('en-war');
    expect(find('die')[0]).toBe('en-hard');
    expect(find('hat')[0]).toBe('en-hard');
  });

  it('passes over a word that is too common in the language of the others', () => {
    expect(find('die katze')).toEqual(['de-katze']);
    expect(find('was ist die ursache')).toEqual(['de-ursache']);
    expect(find('the matrix')).toEqual(['en-matrix']);
  });

  it('finds what is asked in nothing but common words', () => {
    expect(find('the').length).toBeGreaterThan(2);
    expect(find('was ist die').length).toBeGreaterThan(0);
  });

  it('asks no language of which there is hardly anything what a word tells', () => {
    const quoting = {
      id: 'fr-quoting',
      language: 'fr',
      title: 'Une étude; A survey',
      text: 'A survey of the methods, the theory and the data of the field. Une étude des méthodes et des données.',
    };
    const english = Array.from({ length: 300 }, (_, index) => ({
      id: `en-${index}`,
      language: 'en',
      title: index === 7 ? 'A survey of the methods' : `On number ${index}`,
      text: `The report of the year ${index} on the sea and the wind.`,
    }));
    const mixed = searcherOf([quoting, ...english]);
    expect(find('a survey of the methods', mixed)[0]).toBe('en-7');
    expect(find('the of and', mixed).length).toBe(10);
    expect(find('the', mixed).length).toBe(10);
  });

  it('finds a phrase with such a word in the language that holds it common', () => {
    expect(find('"die katze"')).toEqual(['de-katze']);
    expect(find('"die hard"')).toEqual(['en-hard']);
  });

  it.each([
    ['uber', 'de-merkel'],
    ['ueber', 'de-merkel'],
    ['strasse', 'de-merkel'],
    ['homme', 'fr-homme'],
    ['l’homme', 'fr-homme'],
    ["d'homme", 'fr-homme'],
    ['eleicao', 'pt-eleicao'],
    ['ELEICOES', 'pt-eleicao'],
    ['informacao', 'pt-eleicao'],
    ['istanbul', 'tr-istanbul'],
    ['ISTANBUL', 'tr-istanbul'],
    ['İSTANBUL', 'tr-istanbul'],
    ['ISI', 'tr-istanbul'],
    ['isi', 'tr-istanbul'],
    ['kitap', 'tr-istanbul'],
  ])('finds by %s what is written otherwise in %s', (query, id) => {
    expect(find(query)).toContain(id);
  });

  it('finds a name with an umlaut however the umlaut is spelled', () => {
    expect(find('Müller').sort()).toEqual(['de-merkel', 'en-mueller']);
    expect(find('Mueller').sort()).toEqual(['de-merkel', 'en-mueller']);
    expect(find('Muller')).toEqual(['de-merkel']);
  });

  it("is not harmed by one language's stemming in another", () => {
    const mixed = searcherOf([
      { id: 'de', language: 'de', title: 'Kinder', text: 'Die Kinder spielen im Garten.' },
      { id: 'en', language: 'en', title: 'Kinder', text: 'A kinder word, and kindness to others.' },
      { id: 'fr', language: 'fr', title: 'Organes', text: 'Les organes et les organisations.' },
    ]);
    expect(find('Kinder', mixed).sort()).toEqual(['de', 'en']);
    expect(find('Kind', mixed)).toContain('de');
    expect(find('kindness', mixed)).toContain('en');
    expect(find('organe', mixed)).toEqual(['fr']);
  });

  it('marks in a document what was found in its language', () => {
    const [hit] = searcher.search(makeRequest('die hard')).hits;
    expect(hit?.titleHtml).toBe('To <mark>die</mark> <mark>hard</mark>');
    const [german] = searcher.search(makeRequest('katzen')).hits;
    expect(german?.titleHtml).toBe('Die <mark>Katze</mark>');
  });
});

describe('a query in each script', () => {
  it.each([
    ['Greek', 'el', 'σεισμοι', 'Ισχυρός ΣΕΙΣΜΌΣ στο νησί'],
    ['Cyrillic', 'ru', 'ЕЛКИ', 'ёлка стоит в лесу'],
    ['Hebrew', null, 'שלום', 'שָׁלוֹם לכל העולם'],
    ['Arabic', null, 'احمد', 'قال أَحْمَد إن الكتاب جديد'],
    ['Arabic with the article', 'ar', 'كتاب', 'قرأت الكـتـاب أمس'],
    ['Persian', 'fa', 'كتابهاي', 'کتاب‌های تازه'],
    ['Devanagari', 'hi', 'किताबों', 'यह किताब नई है'],
    ['Devanagari with a nukta', 'hi', 'जमीन', 'यह ज़मीन उपजाऊ है'],
    ['Ethiopic', 'am', 'ሰላም', 'ሠላም ለሁሉም'],
    ['Thai', null, 'ภาษาไทย', 'ฉันเรียนภาษาไทยทุกวัน'],
    ['Han', null, '北京', '我住在北京市'],
    ['Kana', null, 'カメラ', 'ｶﾒﾗを買った'],
    ['Hangul', null, '한국', '한국어를 배운다'.normalize('NFD')],
    ['full-width Latin', null, 'abc', 'ＡＢＣ放送'],
    ['Vietnamese', 'vi', 'ha noi', 'Hà Nội là thủ đô'],
    ['Hausa', 'ha', 'bangare', 'ɓangare na biyu'],
    ['Georgian', null, 'თბილისი', 'თბილისი დედაქალაქია'],
    ['Armenian', null, 'Երևան', 'Երևան քաղաքը'],
    ['Tamil', null, 'சென்னை', 'சென்னை நகரம்'],
    ['Bengali', null, 'ঢাকা', 'ঢাকা শহর'],
  ])('finds %s', (_script, language, query, text) => {
    const from = searcherOf([
      { id: 'hit', language, text },
      { id: 'other', text: 'xyzzy qwerty' },
    ]);
    expect(find(query, from)).toEqual(['hit']);
  });
});
