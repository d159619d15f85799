// Light stemmers for Polish and Ukrainian: endings of nouns and adjectives, and the consonants that change before them. Lists of our
// own, in the manner of the light stemmers of Dolamic and Savoy for Slavic languages. No endings of derived words but one: what ends
// in -ow or -ів is a case of one word and the stem of another.

/** Letters of the shortest stem. */
const MIN_STEM = 3;

/** A word without the longest of some endings that leaves a stem. */
function cut(word: string, endings: RegExp): string {
  const at = word.slice(MIN_STEM).search(endings);
  return at < 0 ? word : word.slice(0, MIN_STEM + at);
}

const POLISH_VERB = /(?:owa(?:[ćł]|ła|ło|ły|li|no|ni[eau]|niem)|uj(?:e|ą|emy|esz|ecie|ąc))$/;
const POLISH_ENDING = /(?:ami|ach|iego|ego|iemu|emu|imi|ymi|ich|ych|ej|em|om|im|ym|[aąeęouy])$/;
/** Words whose last letters are no ending. */
const POLISH_WHOLE = /(?:(?:pozi|dypl|przeł|at|ogr|sympt)om|(?:zap|zam|str|d|gm)ach|(?:pielgrz|rz|kl)ym)$/;

/** Words whose last vowel is another before an ending: `ręka` and `rąk`, `ząb` and `zęba`. Most keep it: `sąd` and `sądu`. */
const POLISH_NASAL = /(?:^|..)(?:ząb|dąb|mąż|wąż|błąd|urząd|krąg|gałąź|łabądź|rąk|ksiąg|świąt|wstąg)$/;
const POLISH_DAY = /^(?:dzień|dn(?:ia|iu|iem|ie|i|iom|iami|iach))$/;
/** Months and thousands, as they are counted. */
const POLISH_COUNTED = /^(?:mies|tys)ięcy$/;

/** Polish; takes the word with its diacritics. */
export function stemPolish(word: string): string {
  if (POLISH_DAY.test(word)) return 'dn';
  if (POLISH_COUNTED.test(word)) return word.replace('ięcy', 'iąc');
  return stemPolishWord(POLISH_NASAL.test(word) ? word.replace(/ą(?=[^ą]*$)/, 'ę') : word);
}

function stemPolishWord(word: string): string {
  const verb = cut(word, POLISH_VERB);
  if (verb !== word) return verb.replace(/k$/, 'c');
  const stem = POLISH_WHOLE.test(word) ? word : cut(word, POLISH_ENDING);
  return (
    cut(hardenPolish(stem), /[oó]w$/)
      .replace(/(?<=probl|syst)$/, 'em')
      // The vowel before a last consonant that stands there without an ending: książek and książka, Niemiec and Niemca.
      .replace(/(?<=..[^aeiouyąęó])ek$/, 'k')
      .replace(/(?<=..[^aeiouyąęó])iec$/, 'c')
      .replace(/dz$/, 'g')
      .replace(/k$/, 'c')
      .replace(/rz$/, 'r')
  );
}

/** A soft last consonant as it is before other endings: `kobieci` and `kobiet`, `wodzi` and `wod`. */
function hardenPolish(stem: string): string {
  if (stem.length <= MIN_STEM) return stem;
  return stem
    .replace(/(?:dzi|dź)$/, 'd')
    .replace(/(?:ci|ć)$/, 't')
    .replace(/(?<=..)i$/, '');
}

const UKRAINIAN_ENDING =
  /(?:ами|ями|ові|еві|єві|ого|ього|ому|ьому|ими|іми|ах|ях|ам|ям|ою|ею|єю|ей|ом|ем|єм|их|іх|ий|ій|им|ім|ої|ьої|ую|ий|[аяуюоеєиіїьй])$/;
const UKRAINIAN_WHOLE = /(?:пробл|сист)ем$/;

/**
 * Words with an і before their last consonant that is о or е before an ending: `ніч` and `ночі`, `вихід` and `виходу`. Most keep
 * it: `світ` and `світу`.
 */
const UKRAINIAN_O =
  /^(?:ніч|кінь|стіл|рік|дім|ніс|сіль|бік|кіт|піт|ріг|поріг|двір|віз|вечір|кість|ніж|сік|шкіл)$|(?:хід|бір|дзвін|гін)$/;
const UKRAINIAN_E = /(?:камінь|корінь|осінь|ремінь|^піч|^річ)$/;
const UKRAINIAN_DAY = /^(?:день|дн(?:я|ю|ем|і|еві|ів|ям|ями|ях))$/;

/** Ukrainian; takes the word with its diacritics. */
export function stemUkrainian(word: string): string {
  if (UKRAINIAN_DAY.test(word)) return 'дн';
  const changed = UKRAINIAN_O.test(word) ? 'о' : UKRAINIAN_E.test(word) ? 'е' : 'і';
  return stemUkrainianWord(word.replace(/і(?=[^аеєиіїоуюя]*$)/, changed));
}

function stemUkrainianWord(word: string): string {
  const stem = UKRAINIAN_WHOLE.test(word) ? word : cut(word, UKRAINIAN_ENDING);
  return (
    cut(stem, /(?:ов|ев|єв|ів|їв)$/)
      // книжок and книжка.
      .replace(/(?<=..[^аеєиіїоуюя])ок$/, 'к')
      .replace(/нн$/, 'н')
      // областей and область, but діяльність and діяльності.
      .replace(/(?<=...)іст$/, 'ост')
      // руці and рука, дорозі and дорога.
      .replace(/к$/, 'ц')
      .replace(/г$/, 'з')
      .replace(/(?<=..)єв$/, 'їв')
      .replace(/(?<=..)ь$/, '')
  );
}
