import { describe, expect, it } from 'vitest';
import { monthOfName } from '../../../src/documents/dates/month-names.js';

/** English, German, French, Spanish, Italian, Portuguese, Turkish, Russian in both cases; English and German abbreviations. */
const NAMES = [
  'january januar jänner janvier enero gennaio janeiro ocak январь января jan',
  'february februar février febrero febbraio fevereiro şubat февраль февраля feb',
  'march märz mars marzo março mart март марта mar',
  'april avril abril aprile nisan апрель апреля apr',
  'may mai mayo maggio maio mayıs май мая',
  'june juni juin junio giugno junho haziran июнь июня jun',
  'july juli juillet julio luglio julho temmuz июль июля jul',
  'august août agosto ağustos август августа aug',
  'september septembre septiembre settembre setembro eylül сентябрь сентября sep sept',
  'october oktober octobre octubre ottobre outubro ekim октябрь октября oct okt',
  'november novembre noviembre novembro kasım ноябрь ноября nov',
  'december dezember décembre diciembre dicembre dezembro aralık декабрь декабря dec dez',
].map((names) => names.split(' '));

describe('monthOfName', () => {
  it.each(NAMES.map((names, index) => [index + 1, names] as const))(
    'knows month %i as %j',
    (month, names) => {
      for (const name of names) {
        expect([name, monthOfName(name)]).toEqual([name, month]);
        expect(monthOfName(name.charAt(0).toUpperCase() + name.slice(1))).toBe(month);
      }
    },
  );

  it('takes an abbreviation with or without its point, in capitals too', () => {
    for (const name of ['Dec.', 'dec', 'DEC.', 'DECEMBER', 'Dez.']) expect(monthOfName(name)).toBe(12);
  });

  it.each(['', '.', 'moscow', 'tuesday', 'ma', 'm\u00e4r', 'marc', '12', 'constructor'])(
    'knows no month %j',
    (name) => {
      expect(monthOfName(name)).toBeNull();
    },
  );
});
