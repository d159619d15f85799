import { describe, expect, it } from 'vitest';
import { ask, makeDocument } from '../memory-generation.js';

/** Documents with these texts, one each. */
const collection = (...texts: readonly string[]): ReturnType<typeof makeDocument>[] =>
  texts.map((text, number) => makeDocument({ id: `d${number}`, text }));

const town = collection(
  'The harbour master of New York met the ferry crews.',
  'Storm over New York: the harbour closed.',
  'A newspaper wrote of the harbour.',
);

describe('did you mean: the words offered', () => {
  it('replace one letter left out, added or wrong, or two exchanged, the first letter among them', () => {
    for (const typed of [
      'harbur',
      'harbourr',
      'harbqur',
      'harbuor',
      'arbour',
      'xharbour',
      'garbour',
      'ahrbour',
    ]) {
      expect(ask(town, typed).suggestion).toBe('harbour');
    }
  });

  it('stand with the other words of the query', () => {
    const documents = collection(
      'tony blair spoke',
      'tony blair won',
      'the flair',
      'a flair',
      'what flair',
      'such flair',
    );
    expect(ask(documents, 'tony xlair').suggestion).toBe('tony blair');
    expect(ask(documents, 'xlair').suggestion).toBe('flair');
  });

  it('are the likelier of two errors: letters exchanged before a letter wrong', () => {
    expect(ask(collection('trial', 'trail'), 'trila').suggestion).toBe('trial');
  });

  it('take a letter that folding makes two of for one wrong letter', () => {
    const documents = collection('der prozent', 'die filme', 'der anfang');
    for (const [typed, meant] of [
      ['pr\u00dfzent', 'prozent'],
      ['f\u00dfilme', 'filme'],
      ['anf\u00dfng', 'anfang'],
    ] as const) {
      expect(ask(documents, typed).suggestion).toBe(meant);
    }
  });

  it('are those a slip on the keyboard of the language gives: z lies beside t in German, y in English', () => {
    const words = ['hazen', 'hayen'];
    const documents = (language: string) =>
      words.map((text, number) => makeDocument({ id: `d${number}`, text, language }));
    expect(ask(documents('de'), 'haten').suggestion).toBe('hazen');
    expect(ask(documents('en'), 'haten').suggestion).toBe('hayen');
  });

  it('are none where words are found together or apart as they are', () => {
    expect(ask(town, 'newyork')).toMatchObject({ totalHits: 2, suggestion: null });
    expect(ask(town, 'newsp aper')).toMatchObject({ totalHits: 1, suggestion: null });
    const chain = collection('sunflower sunflower', 'flowerpot flowerpot');
    expect(ask(chain, 'sun flower pot')).toMatchObject({ totalHits: 2, suggestion: null });
  });

  it('leave the rest as it was typed', () => {
    expect(ask(town, '+harbuor "Nwe York" -ferry').suggestion).toBeNull();
    expect(ask(town, '+harbuor  "New Yrok" -quay').suggestion).toBe('+harbour  "New York" -quay');
    expect(ask(town, 'title:harbuor OR harbuor').suggestion).toBe('title:harbour OR harbour');
    expect(ask(town, 'Harbuor').suggestion).toBe('Harbour');
  });

  it('are none for a word that is still being typed', () => {
    expect(ask(town, 'harbo', { prefix: 'last' }).suggestion).toBeNull();
    expect(ask(town, 'harbuor master', { prefix: 'last' }).suggestion).toBe('harbour master');
  });

  it('are none for words left out or asked for as a beginning', () => {
    expect(ask(town, 'harbour -ferri').suggestion).toBeNull();
    expect(ask(town, 'harbuo*').suggestion).toBeNull();
  });
});
