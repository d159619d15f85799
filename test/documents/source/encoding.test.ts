import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/documents/source/encoding.js';
import { legacyEncoder } from './encode-legacy.js';

const RUSSIAN = 'Паром снова выйдет в море весной, сообщил в понедельник начальник порта, если позволит лёд.';
const FRENCH =
  'Le capitaine a déclaré à l’équipage que la traversée était annulée – déjà la troisième cette année.';
const TURKISH =
  'Kaptan, fırtına nedeniyle seferin iptal edildiğini açıkladı; yolcular iskelede bekliyor, şehir sisli.';
const ARABIC = 'قالت سلطات الميناء إن العبارة ستبحر مجددا في الربيع إذا سمح الجليد بذلك.';
const CHINESE = '港口负责人星期一表示，如果冰情允许，渡轮将在春天再次出航。乘客们在码头等待消息。';
const JAPANESE = '港長は月曜日、氷の状態がよければフェリーは春に再び出航すると述べた。';
const KOREAN = '항만장은 월요일 얼음이 허락한다면 연락선이 봄에 다시 출항할 것이라고 말했다.';
const UKRAINIAN =
  'Капітан порту сказав у понеділок, що пором знову вийде в море навесні, якщо крига дозволить.';
const POLISH =
  'Kapitan portu powiedział w poniedziałek, że prom wypłynie znów na wiosnę, jeżeli lód na to pozwoli.';

const swap = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(RUSSIAN), 'utf-8', RUSSIAN],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${RUSSIAN}`), 'utf-8', RUSSIAN],
    ['ASCII', Buffer.from('A ferry.'), 'utf-8', 'A ferry.'],
    ['nothing', Buffer.alloc(0), 'utf-8', ''],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${RUSSIAN}`, 'utf16le'), 'utf-16le', RUSSIAN],
    ['UTF-16 BE with a mark', swap(Buffer.from(`\ufeff${CHINESE}`, 'utf16le')), 'utf-16be', CHINESE],
    ['UTF-16 LE without one', Buffer.from('A ferry sails.', 'utf16le'), 'utf-16le', 'A ferry sails.'],
    ['UTF-16 BE without one', swap(Buffer.from('A ferry sails.', 'utf16le')), 'utf-16be', 'A ferry sails.'],
    ['Russian UTF-16 without one', Buffer.from(RUSSIAN, 'utf16le'), 'utf-16le', RUSSIAN],
    [
      'Hiragana in UTF-16 without one',
      Buffer.from('ありがとう ございます', 'utf16le'),
      'utf-16le',
      'ありがとう ございます',
    ],
    [
      'UTF-8 with a stray zero',
      Buffer.from('before\0needle after the storm'),
      'utf-8',
      'before\0needle after the storm',
    ],
    [
      'UTF-8 with a stray zero elsewhere',
      Buffer.from('after\0needle before the storm'),
      'utf-8',
      'after\0needle before the storm',
    ],
  ])('reads %s', (_name, bytes, encoding, text) => {
    expect(decodeText(bytes)).toEqual({ text, encoding, isCertain: true });
  });

  it.each([
    ['windows-1251', RUSSIAN],
    ['windows-1251', 'Паром'],
    ['windows-1251', UKRAINIAN],
    ['ibm866', RUSSIAN.replace('ё', 'е')],
    ['iso-8859-6', ARABIC],
    ['windows-1251', 'Ferry news: Паром и лодка'],
    ['koi8-r', RUSSIAN],
    ['windows-1252', FRENCH],
    ['windows-1252', 'café'],
    ['iso-8859-1', 'Für die Fähre wäre übermäßig große Kälte schädlich.'],
    ['windows-1254', TURKISH],
    ['windows-1256', ARABIC],
    ['gb18030', CHINESE],
    ['shift_jis', JAPANESE],
    ['euc-kr', KOREAN],
    ['iso-8859-2', POLISH],
  ])('recognises %s: %s', (encoding, text) => {
    expect(decodeText(legacyEncoder(encoding)(text))).toMatchObject({ text });
  });

  it.each([
    ['iso-8859-2', 'W piątek rano prom nie odpłynął, a rejs będzie dopiero w niedzielę.'],
    ['windows-1250', 'W piątek rano prom nie odpłynął, a rejs będzie dopiero w niedzielę.'],
    ['iso-8859-2', 'V pátek ráno trajekt neodplul kvůli silnému větru; pluje až v neděli.'],
    ['windows-1250', 'Šteta je velika, kaže žena; čekaju hranu i lijekove na otoku.'],
    ['iso-8859-2', 'Péntek reggel a komp az erős szél miatt nem indult el, mondta az őr.'],
    ['windows-1250', 'Vineri dimineaţa feribotul spre insulă nu a plecat din cauza vântului.'],
    ['windows-1254', 'Cuma sabahı feribot kuvvetli rüzgâr nedeniyle adaya gidemedi.'],
    ['windows-1254', 'Belediye başkanı olağanüstü toplantı çağrısı yaptı.'],
    ['windows-1257', 'Penktadienio rytą keltas į salą neišplaukė dėl stipraus vėjo.'],
    ['windows-1252', "Vendredi matin, le bac de l'île n'est pas parti à cause du vent."],
    ['windows-1252', 'El capitán dijo que la travesía se reanudará mañana.'],
    ['windows-874', 'เช้าวันศุกร์ เรือข้ามฟากไปเกาะไม่ได้ออกเดินทาง'],
    ['windows-874', 'Ferry news: กัปตันบอกผู้สื่อข่าวว่าเรือจะออกวันอาทิตย์'],
  ])('tells %s from its neighbours: %s', (encoding, text) => {
    expect(decodeText(legacyEncoder(encoding)(text))).toMatchObject({ text });
  });

  it('says so where another code page is about as likely', () => {
    const isCertain = (text: string): boolean => decodeText(legacyEncoder('windows-1250')(text)).isCertain;
    expect(isCertain('W piątek rano prom')).toBe(false);
    expect(isCertain('W piątek rano prom nie odpłynął, a rejs będzie dopiero w niedzielę.')).toBe(true);
  });

  it('looks for the code page where the text leaves ASCII', () => {
    const bytes = Buffer.concat([
      Buffer.from('A ferry. '.repeat(10_000)),
      legacyEncoder('windows-1251')(RUSSIAN),
    ]);
    expect(decodeText(bytes)).toMatchObject({ encoding: 'windows-1251' });
  });

  it('believes what the content declares, unless it is UTF-8', () => {
    expect(decodeText(legacyEncoder('koi8-r')('Лёд'), 'koi8-r')).toMatchObject({ text: 'Лёд' });
    expect(decodeText(Buffer.from(RUSSIAN), 'windows-1252')).toMatchObject({ text: RUSSIAN });
    expect(decodeText(legacyEncoder('windows-1252')('café'), 'no-such-thing')).toMatchObject({
      text: 'café',
    });
    expect(decodeText(legacyEncoder('windows-1252')('café'), 'utf-8')).toMatchObject({ text: 'café' });
  });

  it('takes a broken byte in UTF-8 for damage and not for another encoding', () => {
    const bytes = Buffer.concat([Buffer.from(RUSSIAN), Buffer.from([0xff]), Buffer.from(RUSSIAN)]);
    expect(decodeText(bytes)).toMatchObject({ encoding: 'utf-8', text: `${RUSSIAN}\ufffd${RUSSIAN}` });
  });

  it.each([
    ['gzip', [0x1f, 0x8b, 8, 0, 0]],
    ['zip', [0x50, 0x4b, 3, 4, 20]],
    ['PDF', [...Buffer.from('%PDF-1.7 text')]],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0]],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]],
    ['zeros', Array.from({ length: 100 }, () => 0)],
    ['random bytes', Array.from({ length: 400 }, (_, i) => (i * 167 + (i >> 3) * 31) % 256)],
  ])('finds no text in %s', (_name, bytes) => {
    expect(() => decodeText(Uint8Array.from(bytes))).toThrow(
      expect.objectContaining({ name: 'SkipError', reason: 'binary' }) as Error,
    );
  });

  it('keeps a stray NUL and terminal colours in a text', () => {
    const text = `${'A ferry sails. '.repeat(20)}\u0000 \u001b[31mred\u001b[0m`;
    expect(decodeText(Buffer.from(text))).toMatchObject({ text });
  });

  it('reads any bytes, and any text in UTF-8 and marked UTF-16 as it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          expect(decodeText(bytes)).toMatchObject({ text: expect.any(String) as string });
        } catch (error) {
          expect(error).toMatchObject({ name: 'SkipError', reason: 'binary' });
        }
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeText(Buffer.from(`\ufeff${text}`))).toMatchObject({ text });
        expect(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le'))).toMatchObject({ text });
      }),
    );
  });
});
