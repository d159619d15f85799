// Tells the code pages of Latin letters apart: each gives other letters to the same bytes, and only in the right one do they
// belong to the alphabet of one language. Thus `pištek odpłynšł` is no language, and `piątek odpłynął` is Polish.

import { decodeAs } from './text-decoder.js';

/** By code page the letters beyond ASCII of the languages that are written in it, one language a word. */
const ALPHABETS: Readonly<Record<string, readonly string[]>> = {
  'windows-1252': (
    'äöüßé àâçéèêëîïôùûüœæ áéíóúüñªº áâãàçéêíóôõúüªº àèéìíòóùº àçèéíïòóúüñ åäöéà æøåéóôòâ áðéíóúýþæö ' +
    'ëéïóöüèáçê äöåé äõöüšž çë'
  ).split(' '),
  'windows-1250': 'ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű ăâîşţ čćđšž'.split(' '),
  'iso-8859-2': 'ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű ăâîşţ čćđšž'.split(' '),
  'windows-1254': ['çğıöşüâîûi\u0307'],
  'windows-1257': 'ąčęėįšųūž āčēģīķļņšūž äõöüšž'.split(' '),
};
/** Signs that any language uses. */
const SIGNS = /[\s\u00a0–—‘’‚“”„«»‹›…•·°§©®™€£½¼¾²³×±¿¡]/u;
/** A sign between two letters is no sign, but a letter of another code page. */
const SIGN_IN_WORD = /(?<=\p{L})[^\p{L}\p{M}\s\p{ASCII}’·–—…](?=\p{L})/gu;
/** A capital inside a word is none, either. */
const CAPITAL_IN_WORD = /(?<=\p{Ll})[^\p{Ll}\P{L}A-Z](?=\p{Ll})/gu;

/** A code page, and how well the letters of a text fit the best of its languages, from 0 to 1. */
export interface CodePageFit {
  readonly encoding: string;
  readonly text: string;
  readonly fit: number;
}

/** How well bytes fit each code page of Latin letters, the best first. */
export function fitLatinCodePages(bytes: Uint8Array): readonly CodePageFit[] {
  return Object.entries(ALPHABETS)
    .map(([encoding, alphabets]) => {
      const text = decodeAs(encoding, bytes);
      return { encoding, text, fit: fitAlphabets(text, alphabets) };
    })
    .sort((a, b) => b.fit - a.fit);
}

function fitAlphabets(text: string, alphabets: readonly string[]): number {
  const high = text.match(/\P{ASCII}/gu) ?? [];
  const letters = high.filter((letter) => !SIGNS.test(letter)).map((letter) => letter.toLowerCase());
  const odd = (text.match(SIGN_IN_WORD)?.length ?? 0) + (text.match(CAPITAL_IN_WORD)?.length ?? 0);
  const best = Math.max(
    ...alphabets.map((alphabet) => letters.filter((letter) => alphabet.includes(letter)).length),
  );
  return (best + high.length - letters.length - 2 * odd) / Math.max(1, high.length);
}
