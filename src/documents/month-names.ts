// The names of months in the languages datelines and dates of the corpus are written in.

const NAMES: readonly (readonly string[])[] = [
  // English, German, French, Spanish, Italian, Portuguese, Turkish, Russian (both cases)
  [
    'january',
    'januar',
    'jänner',
    'janvier',
    'enero',
    'gennaio',
    'janeiro',
    'ocak',
    'январь',
    'января',
    'jan',
  ],
  [
    'february',
    'februar',
    'février',
    'febrero',
    'febbraio',
    'fevereiro',
    'şubat',
    'февраль',
    'февраля',
    'feb',
  ],
  ['march', 'märz', 'mars', 'marzo', 'março', 'mart', 'март', 'марта', 'mar'],
  ['april', 'avril', 'abril', 'aprile', 'nisan', 'апрель', 'апреля', 'apr'],
  ['may', 'mai', 'mayo', 'maggio', 'maio', 'mayıs', 'май', 'мая'],
  ['june', 'juni', 'juin', 'junio', 'giugno', 'junho', 'haziran', 'июнь', 'июня', 'jun'],
  ['july', 'juli', 'juillet', 'julio', 'luglio', 'julho', 'temmuz', 'июль', 'июля', 'jul'],
  ['august', 'août', 'agosto', 'ağustos', 'август', 'августа', 'aug'],
  [
    'september',
    'septembre',
    'septiembre',
    'settembre',
    'setembro',
    'eylül',
    'сентябрь',
    'сентября',
    'sep',
    'sept',
  ],
  [
    'october',
    'oktober',
    'octobre',
    'octubre',
    'ottobre',
    'outubro',
    'ekim',
    'октябрь',
    'октября',
    'oct',
    'okt',
  ],
  ['november', 'novembre', 'noviembre', 'novembro', 'kasım', 'ноябрь', 'ноября', 'nov'],
  [
    'december',
    'dezember',
    'décembre',
    'diciembre',
    'dicembre',
    'dezembro',
    'aralık',
    'декабрь',
    'декабря',
    'dec',
    'dez',
  ],
];

const MONTH_OF_NAME: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, i) => names.map((name) => [name, i + 1] as const)),
);

/** The number of a month, 1 to 12, by its name or usual abbreviation, with or without a point; null for other words. */
export function monthOfName(name: string): number | null {
  return MONTH_OF_NAME.get(name.toLowerCase().replace(/\.$/, '')) ?? null;
}
