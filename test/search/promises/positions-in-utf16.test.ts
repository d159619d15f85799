import { describe, expect, it } from 'vitest';
import { ask, makeDocument } from '../memory-generation.js';

describe('ranges are UTF-16 offsets that cut out exactly the match', () => {
  it.each([
    ['\u{1f600}\u{1f468}\u200d\u{1f469}\u200d\u{1f467} the harbour \u{1f6a2}', 'harbour', 'harbour'],
    ['Ein Café am Ufer', 'cafe', 'Café'],
    ['Ein Cafe\u0301 am Ufer', 'café', 'Cafe\u0301'],
    ['Die Straße am Fluss', 'strasse', 'Straße'],
    ['the \u0130stanbul ferry', 'istanbul', '\u0130stanbul'],
    ['\ufb01sh market', 'fish', '\ufb01sh'],
    [
      '\u{1d41f}\u{1d41e}\u{1d42b}\u{1d42b}\u{1d432} north',
      'ferry',
      '\u{1d41f}\u{1d41e}\u{1d42b}\u{1d42b}\u{1d432}',
    ],
    ['東京都は日本の首都である', '日本', '日本'],
    ['Москва и её порты', 'порты', 'порты'],
    ['وصلت السفينة إلى الميناء', 'الميناء', 'الميناء'],
  ])('in "%s" for %s', (text, query, match) => {
    const [hit] = ask([makeDocument({ id: 'a', text })], query).hits;
    const cut = hit?.snippets.flatMap((snippet) =>
      snippet.ranges.map(({ start, length }) => snippet.text.slice(start, start + length)),
    );
    expect(cut).toEqual([match]);
  });
});
