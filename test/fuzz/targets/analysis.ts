// Fuzzes analysis: where words begin and end, and what becomes of them, in every language.

import { type FuzzTarget, must } from '../fuzz-target.js';

export async function openAnalysis(): Promise<FuzzTarget> {
  const { analyzerNames, Analyzers } = await import('../../../src/text/analyzer.js');
  const { PLAIN } = await import('../../../src/text/analysis.js');
  const names = analyzerNames();
  // Few words are kept, so that they are forgotten now and then.
  const analyzers = new Analyzers(500);
  const isWithinPair = (text: string, at: number): boolean =>
    /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));

  return {
    alphabet: 'text',
    // The first unit chooses the language.
    seeds: [
      ...names.map(
        (_, number) =>
          `${String.fromCharCode(0x30 + number)}The ferry's U.S.-led crews don't e-mail 1,000 C++ codes.`,
      ),
      ...[
        'L\u2019\u00e9t\u00e9 d\u2019Aur\u00e9lie',
        'Die Hafenverwaltungsgeb\u00e4ude',
        '\u041f\u0430\u0440\u043e\u043c\u044b \u0432 \u043f\u043e\u0440\u0442\u0443',
      ].map((text) => `0${text}`),
      '1\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u0643\u062a\u0640\u0640\u0627\u0628 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
      '2\u6771\u4eac\u90fd\u306e\u5929\u6c17 \ud55c\uad6d\uc5b4 \u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22 \u0939\u093f\u0928\u094d\u0926\u0940 \u05e2\u05d1\u05e8\u05d9\u05ea',
      '3https://example.org/a/b?c=d#e user@example.org XMLHttpRequest O\u2019Neill 12.5 % $40 #tag @name a_b',
    ],
    tokens: [
      "'",
      '\u2019',
      '-',
      '\u2011',
      '.',
      'U.S.',
      '1,000',
      'e\u0301',
      '\u6771\u4eac',
      '\ud840\udc00',
      '/',
      '@',
      '#',
      '++',
      'ing',
      'l\u2019',
      '\u0640',
      '\u200c',
      'x'.repeat(64),
    ],
    run(input) {
      const name = names[input.charCodeAt(0) % names.length] ?? 'standard';
      const analyzer = analyzers.named(name);
      const text = input.slice(1);
      const rows: string[] = [];
      let last = -1;
      const count = analyzer.analyze(text, (word, position, start, end, role) => {
        must(start >= 0 && start < end && end <= text.length, 'a word lies outside the text');
        must(!isWithinPair(text, start) && !isWithinPair(text, end), 'a word is cut within a character');
        must(word.form !== '' && word.stem !== '', 'a word is empty');
        must(
          role === PLAIN ? position === last + 1 : position >= 0 && position <= last + 1,
          'positions do not follow each other',
        );
        if (role === PLAIN) last = position;
        rows.push(`${position} ${start} ${end} ${role} ${word.form} ${word.stem}`);
      });
      must(count === last + 1, 'the length of the text is another one than its words');
      const again: string[] = [];
      const positions = Array.from({ length: count }, (_, position) => position);
      analyzer.analyzeAt(text, positions, (word, position, start, end, role) => {
        again.push(`${position} ${start} ${end} ${role} ${word.form} ${word.stem}`);
      });
      must(
        rows.sort().join('\n') === again.sort().join('\n'),
        'words asked for by their position are others',
      );
    },
  };
}
