import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../../src/documents/readers/front-matter/front-matter.js';

const BODY = 'It sails.';

/** The fields of lines of YAML, read without a warning and with the body left whole. */
function fieldsOf(...lines: readonly string[]): unknown {
  const { fields, body, warning } = readFrontMatter(['---', ...lines, '---', BODY].join('\n'));
  expect({ body, warning }).toEqual({ body: BODY, warning: null });
  return { ...fields };
}

describe('front matter', () => {
  it.each([
    ['a colon', 'Ferry: the winter: again'],
    ['a handle', '@ada speaks'],
    ['a tag of a site', '[Update] the ferry'],
    ['code', '`npm ci` fails'],
    ['a star', '* of the sea'],
    ['a percent sign', '%d degrees'],
    ['an apostrophe', "It's 5 o'clock: tea"],
    ['a brace', '{Ferry} & co: more'],
  ])('has a title with %s as it is written', (_name, title) => {
    expect(fieldsOf('date: 2026-03-12', `title: ${title}`, 'tags: [sea]')).toEqual({
      date: '2026-03-12',
      title,
      tags: ['sea'],
    });
  });

  it('in braces may stand in one line', () => {
    expect(readFrontMatter('{"title": "A", "tags": ["x"],}\n\nBody\n')).toMatchObject({
      fields: { title: 'A', tags: ['x'] },
      body: '\nBody\n',
    });
    expect(readFrontMatter('{"title"} is what I wrote.\n\nBody\n').fields).toEqual({});
  });

  it('is YAML where it can be: comments, quotations, lists, texts of several lines', () => {
    expect(
      fieldsOf('# mine', 'title: "Ferry: \\u00e9"', 'text: >-', '  It', '  sails', 'n: 3', 'on: true'),
    ).toEqual({
      title: 'Ferry: é',
      text: 'It sails',
      n: 3,
      on: true,
    });
  });

  it.each([
    [['title: "Ferry', 'date: 2026-03-12'], { title: 'Ferry', date: '2026-03-12' }],
    [['title: Say "\\d"', 'a: "Say \\d"'], { title: 'Say "\\d"', a: 'Say \\d' }],
    [
      ['a: "It sails', 'today: at noon', 'and back."', 'b: 1'],
      { a: 'It sails today: at noon and back.', b: 1 },
    ],
    [['title: A', 'title: B'], { title: 'B' }],
    [['tags:', '\t- sea', '\t- ice'], { tags: ['sea', 'ice'] }],
    [['a: b: c', 'tags:', '- sea', '- a: b: c', '- "ice"'], { a: 'b: c', tags: ['sea', 'a: b: c', 'ice'] }],
    [['a: b: c', 'in:', '  x: d: e', '  y: 2'], { a: 'b: c', in: { x: 'd: e', y: 2 } }],
    [['title: {{ title }}', 'date: <% now %>', 'b: 1'], { title: null, date: null, b: 1 }],
    [['up: [[Sea]]', 'to: [[Ice|the ice]], [[Ferry]]'], { up: ['Sea'], to: ['the ice', 'Ferry'] }],
    [['up:', '  - [[Sea]]', '  - "[[Ice]]"', 'm: [[1, 2]]'], { up: ['Sea', 'Ice'], m: [[1, 2]] }],
    [['tags: #sea #ice'], { tags: '#sea #ice' }],
    [['title: ['], { title: null }],
    [['a: b: c', 'text: |', '  It', '  sails'], { a: 'b: c', text: 'It\nsails\n' }],
  ])('is read line by line where it is no YAML: %j', (lines, fields) => {
    expect(fieldsOf(...lines)).toEqual(fields);
  });

  it('stands below blank lines, a byte order mark and comments, which stay in the body', () => {
    const matter = `---\ntitle: Ferry\n---\n${BODY}`;
    for (const lead of ['\n', '\ufeff', '\ufeff \n\n']) {
      expect(readFrontMatter(lead + matter)).toMatchObject({ fields: { title: 'Ferry' }, body: BODY });
    }
    expect(readFrontMatter(`<!-- a note -->\n${matter}`)).toMatchObject({
      fields: { title: 'Ferry' },
      body: `<!-- a note -->\n\n${BODY}`,
    });
    expect(readFrontMatter(matter.replaceAll('\n', '\r\n')).fields).toEqual({ title: 'Ferry' });
  });

  it('may end with more dashes than it began', () => {
    expect(readFrontMatter(`---\ntitle: Ferry\n-----\n${BODY}`)).toMatchObject({
      fields: { title: 'Ferry' },
      body: BODY,
    });
  });

  it('may be TOML, whose dates keep their form', () => {
    const toml =
      '+++\ntitle = "Ferry"\ndate = 2026-03-12\n[taxonomies]\ntags = ["sea"]\n[extra]\nn = 1\n+++\n';
    expect(readFrontMatter(toml + BODY)).toEqual({
      fields: { title: 'Ferry', date: '2026-03-12', tags: ['sea'], extra: { n: 1 } },
      body: BODY,
      warning: null,
    });
  });

  it('may be JSON, in braces or between dashes', () => {
    const fields = { title: 'Ferry', params: { n: 1 } };
    const json = JSON.stringify(fields, null, 2);
    expect(readFrontMatter(`${json}\n\n${BODY}`)).toEqual({ fields, body: `\n${BODY}`, warning: null });
    expect(readFrontMatter(`---json\n${json}\n---\n${BODY}`)).toEqual({ fields, body: BODY, warning: null });
  });

  it.each([
    [
      'broken TOML',
      '+++\ntitle = "Ferry"\ndraft = maybe\n+++\n',
      /^its front matter is not TOML .*line 3: /,
      'Ferry',
    ],
    ['broken JSON', '{\n  "title": "Ferry" oops\n}\n', /^its front matter is not JSON .*line 1: /, undefined],
    [
      'nesting',
      `---\na: b\nc: ${'['.repeat(20_000)}\n---\n`,
      /line 3: values are nested more than 100/,
      undefined,
    ],
    [
      'nested lists',
      `---\na:\n  ${'- '.repeat(20_000)}b\n---\n`,
      /line 3: values are nested more than 100/,
      undefined,
    ],
    [
      'nested maps',
      `---\na: ${'{b: '.repeat(10_000)}\n---\n`,
      /line 2: values are nested more than 100/,
      undefined,
    ],
  ])('that cannot be read is a warning, and never part of the body: %s', (_name, matter, warning, title) => {
    const read = readFrontMatter(matter + BODY);
    expect(read.body).toBe(BODY);
    expect(read.warning).toMatch(warning);
    expect(read.fields['title']).toBe(title);
  });

  it('expands no bomb of aliases', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    const levels = names
      .slice(1)
      .map(
        (name, i) =>
          `${name}: &${name} [${Array.from({ length: 9 }, () => `*${names[i] ?? ''}`).join(', ')}]`,
      );
    const read = readFrontMatter(
      `---\na: &a [x, x, x, x, x, x, x, x, x]\n${levels.join('\n')}\n---\n${BODY}`,
    );
    expect(read).toMatchObject({ fields: {}, body: BODY });
    expect(read.warning).toMatch(/alias/i);
  });

  it.each([
    ['two rules around prose', '---\nIt sails on Monday: at noon.\nOr not.\n---\n\nOr later.'],
    ['a rule that is never closed', '---\ntitle: Ferry\n\nIt sails.'],
    ['a list between rules', '---\n- It\n- sails\n---\n'],
    ['a template in braces', '{% include ferry.html %}\nIt sails.\n}\n'],
    ['a block of code in braces', '{\n  sail();\n}\nIt sails.'],
    ['a rule that is indented', '  ---\n  title: Ferry\n  ---\nIt sails.'],
  ])('is not seen in %s', (_name, text) => {
    expect(readFrontMatter(text)).toEqual({ fields: {}, body: text, warning: null });
  });
});
