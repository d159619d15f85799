import { describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import { readCanvas } from '../../../../src/documents/readers/canvas/read-canvas.js';

function read(canvas: unknown): Document {
  return readCanvas(JSON.stringify(canvas), { path: 'notes/Spring plan.canvas', line: null });
}

describe('reading a canvas', () => {
  it('has the texts of its cards from top to bottom, and is titled by its file', () => {
    const document = read({
      nodes: [
        { type: 'text', text: '# Peas\nSow **late**, see [[Shed|the shed]].', x: 0, y: 200 },
        { type: 'text', text: 'Beans', x: 0, y: 0 },
        { type: 'text', text: 'Beside', x: 50, y: 0 },
        { type: 'file', file: 'Notes/Old shed.md', x: 0, y: 100 },
        { type: 'link', url: 'https://example.org/seeds', x: 0, y: 100 },
        { type: 'group', label: 'Spring', x: -10, y: -10 },
      ],
      edges: [{ fromNode: 'a', toNode: 'b', label: 'then' }],
    });
    expect(document).toMatchObject({
      id: 'notes/Spring plan.canvas',
      title: 'Spring plan',
      text: 'Spring\n\nBeans\n\nBeside\n\nOld shed\n\nPeas\n\nSow late, see the shed.\n\nthen',
      other: ['https://example.org/seeds'],
    });
    expect(document.sections).toMatchObject([{ heading: 'Peas' }]);
  });

  it.each([
    ['{}', 'is a canvas without a card'],
    ['[]', 'is no canvas: its JSON is no object'],
    ['{', 'is no canvas: its JSON cannot be read'],
    ['{"nodes":[{"type":"text"},7,{"type":"file","file":1}],"edges":{}}', 'is a canvas without a card'],
  ])('%s is skipped with a reason', (json, message) => {
    expect(() => readCanvas(json, { path: 'a.canvas', line: null })).toThrow(message);
  });
});
