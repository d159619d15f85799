import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.js';
import { measureFolder } from './measure-folder.js';
import { shapes } from './shapes.js';

const root = temporaryFolder();

describe('a folder', () => {
  it.each(shapes.map((shape) => [shape.name, shape] as const))(
    'of %s gives all it holds, titled as its readers know it, without marks',
    async (_, shape) => {
      const { documents, wrongTitles, marksLeft, losses } = await measureFolder(root, shape);
      expect({ wrongTitles, marksLeft, losses }).toEqual({ wrongTitles: [], marksLeft: [], losses: [] });
      expect(documents).toBe(Object.keys(shape.documents).length);
    },
  );
});
