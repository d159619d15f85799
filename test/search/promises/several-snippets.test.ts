import { describe, expect, it } from 'vitest';
import { ask, makeDocument } from '../memory-generation.js';

describe('several snippets of one document', () => {
  const filler = 'Nothing of note was said that day. '.repeat(15);
  const text = `The ferry sailed. ${filler}A tanker came. ${filler}Then the ferry and the tanker met. ${filler}`;
  const snippetsOf = (
    source: string,
    count: number,
  ): readonly { readonly text: string; readonly html: string }[] =>
    ask([makeDocument({ id: 'a', text: source })], 'ferry tanker', { snippets: count }).hits[0]?.snippets ??
    [];

  it('are at least two windows apart from each other, in the order of the text, each with a match', () => {
    const snippets = snippetsOf(text, 5);
    expect(snippets.length).toBeGreaterThanOrEqual(2);
    let from = 0;
    for (const snippet of snippets) {
      expect(snippet.html).toMatch(/<mark>(?:ferry|tanker)<\/mark>/);
      const bare = snippet.text.replaceAll('\u2026', '').trim();
      const at = text.indexOf(bare, from);
      expect(at).toBeGreaterThanOrEqual(from);
      from = at + bare.length;
    }
  });

  it('are as many as asked for at most, the best first to be kept', () => {
    const [only, ...others] = snippetsOf(text, 1);
    expect(others).toEqual([]);
    expect(only?.html).toMatch(/<mark>ferry<\/mark> and the <mark>tanker<\/mark>/);
    expect(snippetsOf(text, 0)).toEqual([]);
  });

  it('are one where the windows would touch', () => {
    expect(snippetsOf('The ferry waited. The tanker waited. The ferry left.', 5)).toHaveLength(1);
  });
});
