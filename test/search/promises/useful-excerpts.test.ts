// What is shown beside a title says more than the title.

import { expect, it } from 'vitest';
import { ask, makeDocument } from '../memory-generation.js';

const title = 'The council met on Tuesday and spoke of the weather.';
const rest = 'Then it went home, and a comet was seen by all who were there.';
const textOf = (query: string, given: { title: string; text: string }): string =>
  ask([makeDocument({ id: 'a', language: 'en', ...given })], query).hits[0]?.snippets[0]?.text ?? '';

it.each(['comet', 'council', 'tuesday weather', 'council comet'])(
  'for %s, the excerpt does not begin with a title that was taken from the text',
  (query) => {
    expect(textOf(query, { title, text: `${title} ${rest}` })).toContain('Then it went home');
    expect(textOf(query, { title, text: `${title} ${rest}` })).not.toContain('Tuesday');
  },
);

it('does not begin with the part of a sentence that was cut to be a title', () => {
  const cut = 'The council met on Tuesday and spoke\u2026';
  const text = textOf('council comet', { title: cut, text: `${title} ${rest}` });
  expect(text).toContain('Then it went home');
  expect(text).not.toContain('Tuesday');
});

it('shows the text where all of it is the title', () => {
  expect(textOf('council', { title, text: title })).toBe(title);
});

it('shows the beginning of the text where only the title is found', () => {
  expect(textOf('council', { title, text: rest })).toBe(rest);
});
