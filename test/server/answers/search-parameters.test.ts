import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SEARCH_PARAMETERS } from '../../../src/server/answers/search-parameters.js';
import { readPageParameters } from '../../../src/server/page/page-parameters.js';

describe('the parameters of /search in README', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const [, table = ''] = /\| parameter of `\/search`.*\n(?:\|[ |-]*\n)((?:\|.*\n)*)/.exec(readme) ?? [];
  const rows = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it('are those that there are', () => {
    const named = rows.flatMap(([, names = '']) => [...names.matchAll(/`(\w+)`/g)].map((match) => match[1]));
    expect(new Set(named)).toEqual(new Set(Object.keys(SEARCH_PARAMETERS.parameters)));
  });

  it('have the defaults that they have', () => {
    for (const [name, { fallback }] of Object.entries(SEARCH_PARAMETERS.parameters)) {
      const written = rows.find(([, names = '']) => names === `\`${name}\``)?.[2] ?? '';
      if (fallback === undefined || written === '') continue;
      const isEmpty = fallback === '' || (Array.isArray(fallback) && fallback.length === 0);
      if (isEmpty) expect(['none', 'empty', 'all'], name).toContain(written);
      else expect(written.replaceAll('`', ''), name).toBe(String(fallback));
    }
  });
});

describe('the parameters of /search', () => {
  it.each(Object.keys(SEARCH_PARAMETERS.parameters))('are taken by the page, too: %s', (name) => {
    const given = readPageParameters(`/?${name}=1`);
    expect([...given]).toEqual([[name, '1']]);
  });
});
