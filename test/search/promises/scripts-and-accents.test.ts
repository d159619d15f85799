// What is written in one way of a script, language or keyboard is found by who types another; what was typed comes first.

import { describe, expect, it } from 'vitest';
import { ask, idsOf, makeDocument } from '../memory-generation.js';

function find(language: string | null, texts: readonly string[], query: string): string[] {
  const documents = texts.map((text) => makeDocument({ id: text, title: '1', text, language }));
  return idsOf(ask(documents, query, { fuzzy: 'off', prefix: 'off' }).hits);
}

describe('accents', () => {
  it.each([
    ['fr', ['pêche', 'péché', 'peche']],
    ['en', ['résumé', 'resume']],
    ['de', ['schön', 'schon']],
    ['es', ['año', 'ano']],
    ['vi', ['bến', 'ben']],
  ])('in %s, what has those typed comes first, and who types none finds all', (language, texts) => {
    for (const text of texts) expect(find(language, texts, text)[0]).toBe(text);
    const plain = texts.at(-1) ?? '';
    expect(find(language, texts, plain).sort()).toEqual([...texts].sort());
  });

  it('make other words in Vietnamese', () => {
    expect(find('vi', ['bán', 'bàn', 'ban'], 'bán')).toEqual(['bán', 'ban']);
    expect(find('vi', ['hòa bình', 'chiến tranh'], 'hoà')).toEqual(['hòa bình']);
  });

  it.each(['de', 'en', 'fr'])(
    'of German find their spelling with an e in a text in %s, and the other way',
    (language) => {
      expect(find(language, ['über', 'ueber', 'other'], 'ueber')).toEqual(['ueber', 'über']);
      expect(find(language, ['über', 'ueber', 'other'], 'über')).toEqual(['über', 'ueber']);
    },
  );
});

describe('Chinese', () => {
  it.each([
    ['台湾', '臺灣'],
    ['软件', '軟件'],
    ['头发', '頭髮'],
    ['历史', '歷史'],
  ])('%s and %s find each other, what is typed first', (simplified, traditional) => {
    for (const texts of [
      [simplified, traditional],
      [traditional, simplified],
    ])
      expect(find('zh', texts, texts[0] ?? '')).toEqual(texts);
  });
});

describe('Korean particles', () => {
  it.each([
    ['서울', ['서울에서', '서울은', '서울까지', '서울']],
    ['학교', ['학교를', '학교가', '학교에', '학교']],
    ['물', ['물을', '물은', '물이', '물']],
    ['KBS', ['KBS는', 'KBS의', 'KBS']],
    ['2024년', ['2024년에', '2024년은', '2024년']],
  ])('%s is found with any particle by any', (_noun, texts) => {
    for (const query of texts.filter((text) => text !== '물이'))
      expect(find('ko', [...texts, '어린이'], query).sort(), query).toEqual([...texts].sort());
    expect(find('ko', texts, texts[0] ?? '')[0]).toBe(texts[0]);
  });

  it('are no part of a word that only ends like one', () => {
    expect(find('ko', ['어린이', '어린 시절'], '어린이')).toEqual(['어린이']);
    expect(find('ko', ['국가', '국은'], '국가')).toEqual(['국가']);
  });
});

describe('Indic nasals', () => {
  it.each([
    ['hi', ['हिन्दी', 'हिंदी']],
    ['hi', ['चाँद', 'चांद', 'चान्द']],
    ['hi', ['ज़रूरत', 'जरूरत']],
    ['hi', ['लड़कियाँ', 'लड़कियां']],
    ['bn', ['সম্বন্ধ', 'সংবন্ধ']],
    ['pa', ['ਪੰਜਾਬ', 'ਪਂਜਾਬ']],
    ['gu', ['ગાંધી', 'ગાન્ધી']],
    ['ml', ['അവൻ', 'അവന്\u200d']],
  ])('of %s: %j are one word', (language, texts) => {
    for (const text of texts) expect(find(language, texts, text).sort()).toEqual([...texts].sort());
  });
});

describe('Persian half-spaces', () => {
  it.each([
    [['کتاب‌ها', 'کتاب ها', 'کتابها']],
    [['می‌رود', 'می رود', 'میرود']],
    [['نمی‌خواهم', 'نمی خواهم', 'نمیخواهم']],
    [['كتاب', 'کتاب', 'کـتـاب']],
  ])('%j find one another', (texts) => {
    for (const text of texts) expect(find('fa', texts, text).sort(), text).toEqual([...texts].sort());
  });
});

describe('Hebrew', () => {
  it('finds a word with other prefixes and without', () => {
    const texts = ['ספינה', 'הספינה', 'בספינה', 'ושהספינה'];
    for (const text of texts) {
      expect(find('he', texts, text).sort()).toEqual([...texts].sort());
      expect(find('he', texts, text)[0]).toBe(text);
    }
  });

  it('takes no first letter of another word for a prefix', () => {
    expect(find('he', ['לב', 'כלב'], 'לב')).toEqual(['לב']);
    expect(find('he', ['משרד', 'שרד'], 'משרד')).toEqual(['משרד']);
  });

  it('finds abbreviations with any marks and none', () => {
    const texts = ['צה״ל', 'צה"ל', 'צהל', 'בצה"ל'];
    for (const text of texts) expect(find('he', texts, text).sort()).toEqual([...texts].sort());
  });
});

describe('values of facets', () => {
  const documents = ['Café', 'Cafe\u0301'].map((section, index) =>
    makeDocument({ id: String(index), title: 'a', text: 'harbour', section: section.normalize('NFC') }),
  );

  it.each(['Café'.normalize('NFC'), 'Café'.normalize('NFD'), 'CAFÉ'.normalize('NFD')])(
    'are one however accents are encoded: %j',
    (value) => {
      expect(idsOf(ask(documents, `section:"${value}"`).hits)).toEqual(['0', '1']);
    },
  );

  it('of languages take a region', () => {
    const one = [makeDocument({ id: 'en', title: 'a', text: 'harbour', language: 'en' })];
    expect(idsOf(ask(one, 'lang:en-US harbour').hits)).toEqual(['en']);
  });

  it('of languages are found as documents say them, with a region or without', () => {
    const documents = ['en-US', 'en', 'de'].map((language) =>
      makeDocument({ id: language, text: 'Ferry', language }),
    );
    expect(idsOf(ask(documents, 'lang:en-US').hits).sort()).toEqual(['en', 'en-US']);
    expect(idsOf(ask(documents, 'lang:en').hits).sort()).toEqual(['en', 'en-US']);
    expect(idsOf(ask(documents, 'ferry', { filter: 'lang = "de_AT"' }).hits)).toEqual(['de']);
  });
});
