import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzerNames, Analyzers } from '../../src/text/analyzer.js';
import { analyzerNameFor } from '../../src/text/languages.js';
import { splitAccents } from '../../src/text/scripts/accents.js';
import { runs } from '../runs.js';

const analyzers = new Analyzers();

/** Groups of words, each group forms of one word. */
const forms: readonly (readonly [string, string])[] = [
  ['en', 'election elections | ferry ferries'],
  ['de', 'Haus Häuser Hauses Häusern | Straße Strasse Straßen | über ueber Über | Müller Mueller Muller'],
  ['fr', "cheval chevaux | élection élections l'élection d'élections"],
  ['es', 'elección elecciones | ciudad ciudades | luz luces | enlace enlaces | información informaciones'],
  ['it', "elezione elezioni dell'elezione | nazionale nazionali"],
  ['pt', 'nação nações | eleição eleições | animal animais | viagem viagens'],
  ['nl', 'huis huizen | brief brieven | verkiezing verkiezingen'],
  ['sv', 'flicka flickor flickorna | bil bilar bilarna'],
  ['no', 'valg valget | bil biler bilene'],
  ['da', 'valg valget | bil biler bilerne'],
  ['fi', 'vaalit vaaleissa vaalien | talo talossa talon'],
  ['ru', 'выборы выборов выборами | ёлка елка елки | Москва Москве Москвы'],
  ['tr', "seçim seçimler seçimlerde | İstanbul istanbul İstanbul'da | kitap kitaplar kitapları"],
  ['hu', 'ház házak házakban | választás választások'],
  ['ro', 'alegeri alegerilor | națiune naţiune națiuni'],
  ['el', 'σεισμός σεισμοί σεισμών | κυβέρνηση κυβερνήσεις'],
  ['ar', 'كتاب الكتاب والكتاب كتابها | مدرسة المدرسة مدرسه | أحمد احمد إحمد'],
  ['fa', 'کتاب کتابها کتاب‌ها كتاب | بزرگ بزرگتر بزرگترین'],
  ['hi', 'किताब किताबें किताबों | लड़का लड़के लड़कों'],
  ['am', 'ሰላም ሠላም | ሀገር ሐገር ኀገር'],
  ['ca', 'elecció eleccions'],
  ['cs', 'volba volby volbách'],
  [
    'pl',
    [
      'kobieta kobiety kobiecie kobiet kobietą kobietami kobietach',
      'książka książki książce książkę książek książkami',
      'Polska Polski Polsce Polską',
      'polski polskiego polskiemu polskich polskim polskimi polskie polskiej',
      'szkoła szkoły szkole szkół szkołą',
      'prezydent prezydenta prezydentem prezydencie prezydenci prezydentów',
      'Kraków Krakowa Krakowie Krakowem',
      'ulica ulice ulicy ulicę ulic ulicach',
      'woda wody wodzie wodę',
      'droga drogi drodze dróg',
      'problem problemu problemem problemy problemów',
      'kość kości kością',
      'stół stołu stoły',
      'ręka rąk ręce ręką',
      'ząb zęba zęby',
      'urząd urzędu urzędy',
      'rząd rządu rządy',
      'dzień dnia dni dniem dniach',
      'tysiąc tysiąca tysięcy',
      'wieczór wieczoru wieczory',
      'pracownik pracownicy pracowników pracownika',
      'wybory wyborów wyborach wyborom',
      'nowy nowego nowemu nowych nowymi nowa nową nowej',
    ].join(' | '),
  ],
  [
    'uk',
    [
      'книга книги книзі книгу книгою книг',
      'книжка книжки книжці книжок книжками',
      'ніч ночі ночей',
      'кінь коня коні конем',
      'день дня дні днів',
      'стіл стола столи',
      'вихід виходу виходи',
      'осінь осені',
      'вечір вечора вечори',
      'світ світу світи',
      'вулиця вулиці вулицю вулицею вулиць',
      'новий нового новому новим нових нова нову нової новою нові новими',
      'українська української українську українською українські',
      'Львів Львова Львові Львовом',
      'Харків Харкова Харкові',
      'Київ Києва Києві Києвом',
      'питання питань питанні питаннями',
      'область області областей областями',
      'діяльність діяльності діяльністю',
      'президент президента президентом президентів президенту',
      'проблема проблеми проблем проблему',
      'вибори виборів виборах виборам',
      'дорога дорозі дороги дорогою',
    ].join(' | '),
  ],
];

describe('an analyzer of a language', () => {
  it.each(
    forms.flatMap(([language, groups]) => groups.split(' | ').map((group) => [language, group] as const)),
  )('%s reduces %s to one stem', (language, group) => {
    const analyzer = analyzers.named(analyzerNameFor(language));
    const stems = group
      .split(' ')
      .map((word) => analyzer.tokens(word).map(({ stem }) => splitAccents(stem)[0]));
    expect(stems[0]).toHaveLength(1);
    for (const stem of stems) expect(stem).toEqual(stems[0]);
  });

  it.each(analyzerNames())('%s takes names of what every object of JavaScript has for words', (name) => {
    for (const word of ['constructor', 'valueof', '__proto__']) {
      for (const { stem } of analyzers.named(name).tokens(word)) expect(stem).toBeTypeOf('string');
    }
  });

  it.each(analyzerNames())('%s gives every word a stem, and the same one each time', (name) => {
    const analyzer = analyzers.named(name);
    const letters = fc.constantFrom(...Array.from('aeinrstößéçıİşğñøåäþжыёиαςστωأةالكتابיםהकिता़ंላም한국東京'));
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 14 }), (word) => {
        const [token] = analyzer.tokens(word);
        if (token === undefined) return;
        expect(token.stem).not.toBe('');
        expect(analyzer.tokens(`x ${word}`)[1]?.stem).toBe(token.stem);
      }),
      runs(200),
    );
  });

  it('has stop words that a search folds alike', () => {
    expect(analyzers.named('german').isStopWord('fur')).toBe(true);
    expect(analyzers.named('english').isStopWord('fur')).toBe(false);
    expect(analyzers.named('russian').isStopWord('еще')).toBe(true);
  });

  it('serves a language by its tag, with or without a region', () => {
    expect(analyzerNameFor('nb')).toBe('norwegian');
    expect(analyzerNameFor('pt-br')).toBe('portuguese');
    expect(analyzerNameFor('ja')).toBe('standard');
    expect(analyzerNameFor('constructor')).toBe('standard');
  });
});
