import { describe, expect, it } from 'vitest';
import { builtInTexts } from '../../../../src/built-in-fields.js';
import { EXPLANATIONS } from '../../../../src/search/query/explanations.js';
import { ar } from '../../../../src/server/page/explanations/ar.js';
import { de } from '../../../../src/server/page/explanations/de.js';
import { en } from '../../../../src/server/page/explanations/en.js';
import { es } from '../../../../src/server/page/explanations/es.js';
import type { Explanations } from '../../../../src/server/page/explanations/explanation.js';
import { fa } from '../../../../src/server/page/explanations/fa.js';
import { fr } from '../../../../src/server/page/explanations/fr.js';
import { it as italian } from '../../../../src/server/page/explanations/it.js';
import { ja } from '../../../../src/server/page/explanations/ja.js';
import { pt } from '../../../../src/server/page/explanations/pt.js';
import { ru } from '../../../../src/server/page/explanations/ru.js';
import { tr } from '../../../../src/server/page/explanations/tr.js';
import { zh } from '../../../../src/server/page/explanations/zh.js';
import { PAGE_LANGUAGES, type PageLanguage } from '../../../../src/server/page/words/page-language.js';

const TABLES: Readonly<Record<Exclude<PageLanguage, 'en'>, Explanations>> = {
  de,
  es,
  fr,
  it: italian,
  ja,
  pt,
  ru,
  tr,
  zh,
  ar,
  fa,
};
const TRANSLATED = PAGE_LANGUAGES.filter((language) => language !== 'en');
const OTHER_SCRIPTS: readonly PageLanguage[] = ['ja', 'ru', 'zh', 'ar', 'fa'];
const NAMES = Object.keys(en) as (keyof Explanations)[];

/** What stays as it is in every language. */
const FORMULAS = [
  'idf * (k1 + 1) * weight / (k1 + weight)',
  'sum / (1 + sum) * {times}',
  '(k1 + 1)',
  'k1 = {k1}',
  '1 + {weight}',
  '{field} = {value}',
];
/** What is named as in a formula where it is explained. */
const IN_FORMULAS = /\b(?:idf|k1|weight|sum)\b/g;
const ENGLISH = /\b(?:the|of|times|with|by|words?|query|hits?|these|matched|counted|length|lowered)\b/i;

const placesIn = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)(?:\|\w+)?\}/g)].map(([, name = '']) => name).sort();

const formulasIn = (text: string): string[] => FORMULAS.filter((formula) => text.includes(formula));

/** Everything between straight quotes. */
const quotedIn = (text: string): string[] => text.match(/"[^"]*"?/g) ?? [];

const count = (text: string, sign: string): number => text.split(sign).length - 1;

/** What is said besides formulas and what is filled in. */
function saidIn(text: string): string {
  let said = text;
  for (const formula of FORMULAS) said = said.replaceAll(formula, '');
  return said.replaceAll(/\{\w+\}/g, '').replaceAll(IN_FORMULAS, '');
}

describe('the explanations in English', () => {
  it('are those of the engine, and the names that it fills in', () => {
    expect(en).toMatchObject(EXPLANATIONS);
    const fields = NAMES.filter((name) => name.startsWith('field_'));
    expect(fields).toEqual(builtInTexts.map(({ name }) => `field_${name}`));
    for (const field of fields) expect(`field_${en[field]}`).toBe(field);
  });
});

describe.each(TRANSLATED)('the explanations in %s', (language) => {
  const table = TABLES[language];

  it('are all there, and no others', () => {
    expect(Object.keys(table).sort()).toEqual([...NAMES].sort());
    for (const name of NAMES) {
      expect(table[name], name).not.toBe('');
      expect(table[name].trim(), name).toBe(table[name]);
    }
  });

  it('have what the English ones have: what is filled in, formulas, quoted words', () => {
    for (const name of NAMES) {
      const [text, english] = [table[name], en[name]];
      expect(placesIn(text), name).toEqual(placesIn(english));
      expect(text.replaceAll(/\{\w+\}/g, ''), name).not.toMatch(/[{}|]/);
      expect(formulasIn(text), name).toEqual(formulasIn(english));
      expect(quotedIn(text), name).toEqual(quotedIn(english));
    }
  });

  it('close what they open', () => {
    for (const name of NAMES) {
      const text = table[name];
      expect(count(text, '"') % 2, name).toBe(0);
      for (const [open = '', close = ''] of ['()', '（）', '“”', '«»', '「」'])
        expect(count(text, open), `${name}: ${open}`).toBe(count(text, close));
    }
  });

  it('are not in English', () => {
    for (const name of NAMES) {
      const said = saidIn(table[name]);
      expect(said, name).toMatch(/\p{L}/u);
      expect(table[name], name).not.toBe(en[name]);
      expect(said, name).not.toMatch(ENGLISH);
      if (OTHER_SCRIPTS.includes(language)) expect(said, name).not.toMatch(/\p{Script=Latin}/u);
    }
  });
});
