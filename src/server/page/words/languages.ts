// Which languages the interface speaks, and which of them a reader prefers.

import Negotiator from 'negotiator';
import { ar } from './ar.js';
import { de } from './de.js';
import { en, type Words } from './en.js';
import { es } from './es.js';
import { fa } from './fa.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { ja } from './ja.js';
import { PAGE_LANGUAGES, type PageLanguage } from './page-language.js';
import { pt } from './pt.js';
import { ru } from './ru.js';
import { tr } from './tr.js';
import { zh } from './zh.js';

const WORDS: Readonly<Record<PageLanguage, Words>> = { en, de, es, fr, it, ja, pt, ru, tr, zh, ar, fa };

/** Readers send few different headers: so many choices are kept. */
const MAX_KEPT_CHOICES = 200;
const choices = new Map<string, PageLanguage>();

/** The words of a language. */
export function wordsOf(language: PageLanguage): Words {
  return WORDS[language];
}

/** Which way the interface runs in a language. */
export function directionOfLanguage(language: PageLanguage): 'ltr' | 'rtl' {
  return language === 'ar' || language === 'fa' ? 'rtl' : 'ltr';
}

/** The language that a reader prefers, by the header Accept-Language (RFC 9110, 12.5.4). */
export function choosePageLanguage(header: string | undefined): PageLanguage {
  if (header === undefined || header === '') return 'en';
  let choice = choices.get(header);
  if (choice === undefined) {
    const wanted = new Negotiator({ headers: { 'accept-language': header } }).languages();
    const found = wanted
      .map((tag) => (tag === '*' ? 'en' : tag.toLowerCase().split('-')[0]))
      .find((tag) => PAGE_LANGUAGES.some((language) => language === tag));
    choice = (found ?? 'en') as PageLanguage;
    if (choices.size >= MAX_KEPT_CHOICES) choices.clear();
    choices.set(header, choice);
  }
  return choice;
}
