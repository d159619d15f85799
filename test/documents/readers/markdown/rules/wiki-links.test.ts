import { describe, expect, it } from 'vitest';
import { shownText } from './shown-text.js';

describe('links of wikis', () => {
  it.each([
    ['[[Ferry timetable]]', 'Ferry timetable'],
    ['[[people/Ada Reed|Ada]]', 'Ada'],
    ['[[Ferry#Winter]]', 'Ferry > Winter'],
    ['[[Ferry#Winter|the winter table]]', 'the winter table'],
    ['[[Ferry#^a1b2c3]]', 'Ferry'],
    ['[[#Winter]]', 'Winter'],
    ['See![[quay.png]]', 'See'],
    ['![[quay.png|300]] See', 'See'],
    ['![[quay.png|The old quay|300]]', 'The old quay'],
    ['[[1]](https://example.org)', '[1]'],
    ['| A | B |\n|---|---|\n| [[Ferry\\|it]] | c |', 'A | B\nit | c'],
    ['`[[Ferry]]`', '[[Ferry]]'],
    ['[[a, b], [c, d]]', '[[a, b], [c, d]]'],
    ['[[[ not [[closed *here*', '[[[ not [[closed here'],
    ['*[a* [[b]] [', '[a b ['],
  ])('%j are shown as %j', (markdown, text) => {
    expect(shownText(markdown)).toBe(text);
  });
});
