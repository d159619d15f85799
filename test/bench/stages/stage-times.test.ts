import { describe, expect, it } from 'vitest';
import { stageTimes } from './stage-times.mjs';

/** A profile of one stack, from its root, with a sample of a microsecond in each frame. */
function profileOf(...frames: readonly (readonly [string, string])[]): Record<string, number> {
  const nodes = [['(root)', ''] as const, ...frames].map(([functionName, url], id, { length }) => ({
    id,
    callFrame: { functionName, url },
    children: id + 1 < length ? [id + 1] : [],
  }));
  const samples = frames.map((_, at) => at + 1);
  return stageTimes({ nodes, samples, timeDeltas: samples.map(() => 1) });
}

const file = (name: string, folder = 'dist'): [string, string] => [
  'f',
  `file:///somewhere/${folder}/${name}.js`,
];

describe('the stages of a profile', () => {
  it('are told by the file of a function, in builds of one folder and of rooms', () => {
    for (const [old, now, stage] of [
      ['search/plan-query', 'search/plan/plan-query', 'planning'],
      ['search/find-phrases', 'search/match/find-phrase', 'matching and counting'],
      ['search/rank-tiers', 'search/score/max-score', 'ranking'],
      ['index/stored-documents', 'index/format/stored-documents', 'reading'],
      ['search/snippets', 'search/show/make-snippets', 'marks and snippets'],
      ['server/routes/search', 'server/api/routes/search', 'HTTP'],
    ] as const) {
      expect(profileOf(file(old)), old).toMatchObject({ [stage]: 1 });
      expect(profileOf(file(now, 'dist/modules')), now).toMatchObject({ [stage]: 1 });
    }
  });

  it('have what they call in the files of nobody: collections, the text, packages and Node', () => {
    const stack = [
      file('search/show/read-hit'),
      file('text/analyzer'),
      ['stem', 'file:///x/node_modules/porter2/a.js'],
    ];
    expect(profileOf(...(stack as [string, string][]), ['inflateSync', 'node:zlib'])).toMatchObject({
      'marks and snippets': 4,
    });
  });

  it('that ask for a search of their own have all of it', () => {
    expect(
      profileOf(file('search/spelling/did-you-mean'), file('search/match/match-documents')),
    ).toMatchObject({
      'did you mean': 2,
      'matching and counting': 0,
    });
  });

  it('do not have what a middleware only stands around', () => {
    const compression: [string, string] = ['compression', 'file:///x/node_modules/compression/index.js'];
    expect(
      profileOf(compression, ['handle', 'file:///x/node_modules/router/index.js'], file('search/match/x')),
    ).toMatchObject({ compression: 1, HTTP: 1, 'matching and counting': 1 });
  });

  it('leave out what was idle or outside JavaScript', () => {
    const times = profileOf(['(idle)', ''], ['(program)', '']);
    expect(Object.values(times).every((time) => time === 0)).toBe(true);
  });
});
