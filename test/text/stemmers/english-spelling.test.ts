import { describe, expect, it } from 'vitest';
import { createEnglishStemmer } from '../../../src/text/stemmers/english.js';

const stem = createEnglishStemmer();

describe('spellings of an English word', () => {
  it.each([
    'colour colors colored',
    'centre centers',
    'centred centered',
    'organisation organizations',
    'realise realized',
    'economise economizing',
    'analyse analyzed',
    'travelled traveling',
    'paediatric pediatrics',
    'haemoglobin hemoglobin',
    'defence defense',
    'wolf wolves',
    'crisis crises',
    'fireman firemen',
    'child children',
  ])('%s have one stem', (words) => {
    expect(new Set(words.split(' ').map(stem)).size).toBe(1);
  });

  it.each(['four for', 'hour horizon', 'specimen speciman', 'prise prize', 'lives leaves', 'wise size'])(
    '%s are different words',
    (words) => {
      expect(new Set(words.split(' ').map(stem)).size).toBe(2);
    },
  );

  it.each([
    'promise promising',
    'precise precision',
    'revise revision',
    'advise advising',
    'exercise exercises',
  ])('%s keep the stem they share', (words) => {
    expect(new Set(words.split(' ').map(stem)).size).toBe(1);
  });
});
