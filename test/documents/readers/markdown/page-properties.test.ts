import { describe, expect, it } from 'vitest';
import { readPageProperties } from '../../../../src/documents/readers/markdown/page-properties.js';

describe('the properties of a page', () => {
  it('are taken off its head where they are fields, with links by their names', () => {
    expect(readPageProperties('Title:: The plot\ntags:: outdoors, [[plants]]\n\n- A bed\n')).toEqual({
      properties: { title: 'The plot', tags: 'outdoors, plants' },
      rest: '\n- A bed\n',
    });
  });

  it('stay in the text where they are not', () => {
    expect(readPageProperties('status:: half done\nicon:: x\n- A bed\n')).toEqual({
      properties: { icon: 'x' },
      rest: 'status:: half done\n- A bed\n',
    });
  });

  it.each(['- A bed\ntitle:: no', 'std::vector', ''])('are none in %j', (text) => {
    expect(readPageProperties(text)).toEqual({ properties: {}, rest: text });
  });
});
