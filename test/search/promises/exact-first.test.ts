import { expect, it } from 'vitest';
import { ask, idsOf, makeDocument } from '../memory-generation.js';

const documents = [
  makeDocument({
    id: 'exact',
    text: 'The ferry left late, said a long report on the weather of the past week.',
  }),
  makeDocument({
    id: 'stem',
    text: 'Ferries left late, said a long report on the weather of the past week.',
  }),
  makeDocument({ id: 'prefix', text: 'Ferryman Ferryman Ferryman' }),
  makeDocument({ id: 'typo', text: 'Ferrt Ferrt Ferrt' }),
];

it('the form typed comes before its other forms, these before completions, these before corrections', () => {
  expect(idsOf(ask(documents, 'ferry', { prefix: 'last' }).hits)).toEqual([
    'exact',
    'stem',
    'prefix',
    'typo',
  ]);
});

it('the document with exactly this title comes first', () => {
  const titles = [
    'Ferry inquiry opens',
    'Storm hits the harbour',
    'Ferry leaves harbour',
    'Wheat prices rise',
  ];
  const news = titles.map((title, index) => makeDocument({ id: `d${index}`, title, text: titles.join(' ') }));
  titles.forEach((title, index) => {
    expect(idsOf(ask(news, title).hits)[0]).toBe(`d${index}`);
  });
});

it('a title with the same words in another order, or more of them, comes after the title that was typed', () => {
  const titles = [
    'Inquiry into the ferry',
    'Ferry inquiry',
    'Inquiry ferry',
    'The ferry inquiry of the ferry',
    'Ferry',
  ];
  const news = titles.map((title, index) =>
    makeDocument({ id: `d${index}`, title, text: `${'Ferry inquiry. '.repeat(index)} A short report.` }),
  );
  titles.forEach((title, index) => {
    expect(idsOf(ask(news, title).hits)[0]).toBe(`d${index}`);
  });
});
