import { describe, expect, it } from 'vitest';
import { readRichText } from '../../../src/documents/records/rich-text.js';

describe('the tree of an editor', () => {
  it.each<[string, unknown]>([
    [
      'ProseMirror',
      {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'It ' },
              { type: 'text', text: 'sails.', marks: [] },
            ],
          },
          { type: 'paragraph', content: [{ type: 'text', text: 'So.' }] },
        ],
      },
    ],
    [
      'Slate',
      [
        { type: 'paragraph', children: [{ text: 'It ' }, { text: 'sails.', bold: true }] },
        { type: 'quote', children: [{ text: 'So.' }] },
      ],
    ],
    [
      'Editor.js',
      [
        { type: 'paragraph', data: { text: 'It sails.' } },
        { type: 'list', data: { style: 'ordered', items: ['So.'] } },
      ],
    ],
    [
      'Quill',
      { ops: [{ insert: 'It ' }, { insert: 'sails.', attributes: { bold: true } }, { insert: '\nSo.\n' }] },
    ],
    [
      'Lexical',
      {
        root: {
          type: 'root',
          children: [
            { type: 'paragraph', children: [{ type: 'text', text: 'It sails.' }] },
            { type: 'paragraph', children: [{ type: 'text', text: 'So.' }] },
          ],
        },
      },
    ],
    [
      'Portable Text',
      [
        { _type: 'block', children: [{ _type: 'span', text: 'It sails.' }] },
        { _type: 'block', children: [{ _type: 'span', text: 'So.' }] },
      ],
    ],
    [
      'Contentful',
      {
        nodeType: 'document',
        content: [
          { nodeType: 'paragraph', content: [{ nodeType: 'text', value: 'It sails.' }] },
          { nodeType: 'paragraph', content: [{ nodeType: 'text', value: 'So.' }] },
        ],
      },
    ],
    ['ninjs', [{ role: 'main', contenttype: 'text/plain', value: 'It sails.\nSo.' }]],
  ])('is read as its paragraphs: %s', (_editor, tree) => {
    expect(readRichText(tree)).toBe('It sails.\n\nSo.');
  });

  it.each([[{ lat: 1, type: 'Point' }], [[1, 2]], ['text'], [{ name: 'x', size: 3 }], [[]], [null]])(
    'is none: %j',
    (value) => {
      expect(readRichText(value)).toBeNull();
    },
  );
});
