import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LanguageDetector } from '../../../src/documents/language/language-detector.js';
import { makeDocument } from '../../make-document.js';

const languages = new LanguageDetector();

describe('the language of a text', () => {
  it.each([
    ['en', 'The ferry to the islands was late again, and nobody at the harbour could say why it had been.'],
    [
      'de',
      'Die Fähre zu den Inseln war wieder zu spät, und niemand im Hafen konnte sagen, warum das so ist.',
    ],
    ['fr', 'Le bateau pour les îles était encore en retard, et personne au port ne pouvait dire pourquoi.'],
    [
      'es',
      'El barco a las islas llegó otra vez tarde y nadie en el puerto pudo decir por qué no había salido.',
    ],
    [
      'it',
      'Il traghetto per le isole era di nuovo in ritardo e nessuno al porto sapeva dire perché non fosse partito.',
    ],
    [
      'pt',
      'A balsa para as ilhas estava novamente atrasada e ninguém no porto sabia dizer por que não tinha saído.',
    ],
    [
      'nl',
      'De veerboot naar de eilanden was weer te laat en niemand in de haven kon zeggen waarom hij niet was vertrokken.',
    ],
    ['sv', 'Färjan till öarna var försenad igen och ingen i hamnen kunde säga varför den inte hade kommit.'],
    [
      'no',
      'Fergen til øyene var forsinket igjen, og ingen i havnen kunne si hvorfor den ikke hadde kommet fram.',
    ],
    [
      'da',
      'Færgen til øerne var igen forsinket, og ingen i havnen kunne sige, hvorfor den ikke var kommet af sted.',
    ],
    [
      'fi',
      'Lautta saarille oli taas myöhässä, eikä kukaan satamassa osannut sanoa, miksi se ei ollut vielä lähtenyt.',
    ],
    [
      'hu',
      'A szigetekre induló komp megint késett, és a kikötőben senki sem tudta megmondani, hogy miért nem indult el.',
    ],
    [
      'ro',
      'Feribotul spre insule a întârziat din nou și nimeni din port nu a putut spune de ce nu a plecat la timp.',
    ],
    ['tr', 'Adalara giden feribot yine gecikti ve limanda hiç kimse bunun neden böyle olduğunu söyleyemedi.'],
    ['ru', 'Паром на острова снова опоздал, и никто в порту не мог сказать, почему он не вышел вовремя.'],
    ['el', 'Το πλοίο για τα νησιά άργησε πάλι'],
    ['ar', 'تأخرت العبارة إلى الجزر مرة أخرى ولم يستطع أحد في الميناء أن يقول لماذا لم تغادر في الموعد'],
    ['fa', 'کشتی جزیره‌ها باز هم دیر رسید و هیچ کس در بندر نمی‌دانست که چرا به موقع حرکت نکرده است'],
    ['he', 'המעבורת לאיים איחרה שוב'],
    ['hi', 'द्वीपों की नाव फिर देर से आई और बंदरगाह पर कोई नहीं बता सका कि वह समय पर क्यों नहीं निकली।'],
    ['am', 'ወደ ደሴቶቹ የሚሄደው ጀልባ እንደገና ዘግይቷል፤ በወደቡ ላይ ለምን እንደሆነ የሚያውቅ ማንም አልነበረም። ይህ ነው ግን'],
    [
      'sw',
      'Feri ya kwenda visiwani ilichelewa tena na hakuna mtu katika bandari aliyejua kwa nini haikuondoka kwa wakati.',
    ],
    [
      'ha',
      'Jirgin ruwa da ke zuwa tsibiran ya sake jinkiri kuma babu wanda ya san dalilin da ya sa bai tashi ba a kan lokaci.',
    ],
    ['zh', '开往各岛的渡轮又晚点了。'],
    ['ja', '島々へ向かうフェリーがまた遅れた。'],
    ['ko', '섬으로 가는 배가 또 늦었다.'],
    ['th', 'เรือข้ามฟากไปเกาะล่าช้าอีกครั้ง'],
  ])('is found to be %s', async (language, text) => {
    expect(await languages.detectLanguage(text)).toBe(language);
  });

  it.each(['', '12.5 %', 'Kraftwerk', 'Algorithm 23: Math Sort', 'qqq zzz '.repeat(40)])(
    'stays unsaid for %j',
    async (text) => {
      expect(await languages.detectLanguage(text)).toBeNull();
    },
  );

  it('is the one that is declared, whatever the text is in', async () => {
    const text = 'The ferry to the islands was late again, and nobody could say why.';
    expect((await languages.addLanguage(makeDocument({ id: 'a', text, language: 'de' }))).language).toBe(
      'de',
    );
    expect((await languages.addLanguage(makeDocument({ id: 'a', text }))).language).toBe('en');
    expect((await languages.addLanguage(makeDocument({ id: 'a', title: text }))).language).toBe('en');
  });

  it('takes the language that a path names where the text does not tell', async () => {
    const short = makeDocument({ id: 'a', text: 'Hallo' });
    expect((await languages.addLanguage(short, 'content/de/a.md')).language).toBe('de');
    expect(languages.addObviousLanguage(short, 'a.nl.md')?.language).toBe('nl');
    const english = makeDocument({
      id: 'a',
      text: 'The ferry is late and it will not be at the pier before noon.',
    });
    expect((await languages.addLanguage(english, 'content/de/a.md')).language).toBe('en');
  });
});

const news = fileURLToPath(new URL('../../../../shared/data/news', import.meta.url));

describe.skipIf(!existsSync(news))('the language of news (skipped where ../shared/data is absent)', () => {
  it.each([
    ['bbc', '', 'en', 0.99],
    ['gnad_test', '', 'de', 0.99],
    ['cctv-2000', '', 'zh', 0.99],
    ['persian-500', '', 'fa', 0.99],
    ['masakhane-1500', 'fra', 'fr', 0.97],
    ['masakhane-1500', 'swa', 'sw', 0.9],
    ['masakhane-1500', 'hau', 'ha', 0.95],
    ['masakhane-1500', 'amh', 'am', 0.99],
    ['masakhane-1500', 'som', 'so', 0.95],
    ['masakhane-1500', 'ibo', 'ig', 0.95],
    ['masakhane-1500', 'yor', 'yo', 0.95],
  ])('%s %s is in %s', async (file, prefix, language, least) => {
    const texts = readFileSync(`${news}/${file}.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly _id: string; readonly text: string })
      .filter(({ _id }) => _id.startsWith(prefix))
      .slice(0, 200);
    const found = await Promise.all(texts.map(({ text }) => languages.detectLanguage(text)));
    expect(found.filter((tag) => tag === language).length / texts.length).toBeGreaterThanOrEqual(least);
    // What is not recognised is left open rather than taken for another language.
    expect(found.filter((tag) => tag !== language && tag !== null).length / texts.length).toBeLessThan(0.02);
  });
});
