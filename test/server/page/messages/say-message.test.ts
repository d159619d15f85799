import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FindlingError } from '../../../../src/errors.js';
import { parseFilter } from '../../../../src/search/query/filter/parse-filter.js';
import { parseQuery } from '../../../../src/search/query/parse-query.js';
import { NOTHING_PASSED_OVER, warnOfPassedOver } from '../../../../src/search/query/query-warnings.js';
import {
  readSentence,
  saySentence,
  type SentenceName,
  SENTENCES,
} from '../../../../src/search/query/sentences.js';
import { messagesOf, sayError, sayToReader } from '../../../../src/server/page/messages/say-message.js';
import { PAGE_LANGUAGES } from '../../../../src/server/page/words/page-language.js';
import { get } from '../../ask.js';
import { openApp } from '../../open-app.js';

const namesIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

const warn = (way: keyof typeof NOTHING_PASSED_OVER, words: readonly string[]): string =>
  warnOfPassedOver({ ...NOTHING_PASSED_OVER, [way]: words }).join(' ');

describe('the sentences of the engine', () => {
  it.each(Object.keys(SENTENCES) as SentenceName[])('are recognised with what was filled in: %s', (name) => {
    const values = Object.fromEntries(
      namesIn(SENTENCES[name]).map((key, index) => {
        const value = /at|depth|length/.test(key) ? String(index) : `“x${index}” or (y) $& "z`;
        return [key.slice(1, -1), value];
      }),
    );
    expect(readSentence(saySentence(name, values))).toEqual({ name, values });
  });

  it('are no others, and not parts of others', () => {
    for (const text of ['', 'A sentence of another engine.', `${SENTENCES.noWord} And more.`])
      expect(readSentence(text)).toBeNull();
  });

  it('are all there is in the code that warns', () => {
    const folder = new URL('../../../../src/search/query/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    expect(files).toContain('parse-query.ts');
    expect(files).toContain('filter/parse-filter.ts');
    for (const file of files) {
      const source = readFileSync(new URL(file, folder), 'utf8');
      expect(source, file).not.toMatch(/warnings\.add\(\s*['"`]|FindlingError\(\s*'invalid_filter',\s*['"`]/);
    }
  });
});

describe.each(PAGE_LANGUAGES)('messages in %s', (language) => {
  it('use no values but those that there are', () => {
    for (const [name, message] of Object.entries(messagesOf(language))) {
      const english = SENTENCES[name as SentenceName] as string | undefined;
      const known = english === undefined ? ['{id}', '{name}'] : namesIn(english);
      for (const value of namesIn(message)) expect(known, `${name}: ${message}`).toContain(value);
      expect(message.trim(), name).toBe(message);
      if (language !== 'en') expect(message, name).not.toBe(english);
    }
  });

  it.each([
    'ferry)',
    '(ferry',
    '"ferry',
    'AND ferry',
    'before: ferry',
    'before:soon',
    'ferry^3',
    'colour:red',
    'f?rry',
    '"fer*"',
    'section:"a*"',
    '-5',
    '+AND a',
    'a~7',
  ])('say what is said of the query %s', (query) => {
    for (const warning of parseQuery(query).warnings) {
      const { text, isTranslated } = sayToReader(warning, language);
      expect(isTranslated, warning).toBe(true);
      if (language !== 'en') expect(text).not.toMatch(/taken as| is not |stands/);
    }
  });

  it.each([
    'section',
    'section =',
    'section = "a',
    'date > soon',
    '(section = a',
    'nowhere = 1',
    'section IN a',
    'section IN [a (',
    'section = a b) c',
    'section ~ a',
    '('.repeat(60),
    'x'.repeat(5000),
  ])('say what is wrong with the filter %s', (filter) => {
    const message = problemOf(filter);
    const { text, isTranslated } = sayError({ code: 'invalid_filter', message }, language);
    expect(isTranslated, message).toBe(true);
    expect(text).not.toMatch(/is expected|the filter has| or the end/);
    if (language !== 'en') expect(text).not.toMatch(/expected|parenthesis|bracket/);
  });

  it('say what was not looked for', () => {
    const { text } = sayToReader(warn('ignored', ['a', 'b', 'c', 'd', 'e']), language);
    for (const word of ['"a"', '"b"', '"c"', '2']) expect(text).toContain(word);
    if (language !== 'en') expect(text).not.toMatch(/ and | more/);
    for (const way of ['unstarred', 'shortened', 'uncorrected'] as const)
      expect(sayToReader(warn(way, ['a', 'b']), language).isTranslated).toBe(true);
  });
});

function problemOf(filter: string): string {
  try {
    parseFilter(filter);
  } catch (error) {
    if (error instanceof FindlingError) return error.message;
    throw error;
  }
  throw new Error(`the filter ${filter} can be read`);
}

describe('a page', () => {
  const ask = (target: string, language: string) =>
    get(openApp(), target, { Accept: 'text/html', 'Accept-Language': language });

  it('explains a wrong filter in the language and the words of a reader', async () => {
    const { status, text } = await ask('/?q=ferry&filter=nowhere', 'de');
    expect(status).toBe(400);
    expect(text).toMatch(/<p class="lead" dir="auto" >Der Filter [^<]*<\/p>/);
    expect(text).not.toMatch(/the filter|lang="en"/);
  });

  it.each([
    ['/documents/nowhere', 'Unter dieser Adresse gibt es kein Dokument.'],
    ['/nowhere', 'Unter dieser Adresse gibt es keine Seite.'],
    [`/?q=${'x'.repeat(4001)}`, 'Die Anfrage ist zu lang: Sie darf 4.000 Zeichen haben.'],
    ['/?q=a&sort=upwards', 'Die Adresse verlangt etwas, das sich nicht beantworten lässt: sort'],
    ['/?q=a&page=99999', 'Die Adresse verlangt etwas, das sich nicht beantworten lässt: page'],
  ])('says in German why %s fails', async (target, reason) => {
    const { text } = await ask(target, 'de-AT,de;q=0.9');
    expect(text).toContain(reason);
    expect(text).not.toMatch(/Parameter |There is nothing/);
  });

  it('says what it does not know in English, and that it is English', () => {
    expect(sayToReader('Something of another engine.', 'fr')).toEqual({
      text: 'Something of another engine.',
      isTranslated: false,
    });
  });

  it('links the words of a query that nothing answers, and repeats no counts', async () => {
    const { text } = await ask('/?q=ferry%20xqxqxq&match=all', 'en');
    expect(text).toMatch(/<a dir="auto" href="[^"]*q=ferry">ferry<\/a>\s*<span class="count">\d+<\/span>/);
    expect(text).toMatch(/<span dir="auto">xqxqxq<\/span>\s*<span class="count">0<\/span>/);
  });
});
