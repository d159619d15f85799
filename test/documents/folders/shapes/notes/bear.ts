import { zipOf } from '../../../zip-of.js';
import type { FolderShape } from '../../folder-shape.js';

const SETTINGS = `{"version":2,"type":"net.daringfireball.markdown"}`;

/** What Bear exports: a folder or an archive a note, with its pictures. */
export const bear: FolderShape = {
  name: 'Bear (TextBundle)',
  files: {
    'Crane.textbundle/text.md': `# The crane\n\n#harbour/repairs\n\nIt is ==out of order==.\n\n![](assets/crane.png)\n`,
    'Crane.textbundle/info.json': SETTINGS,
    'Old quay.textbundle/text.markdown': `Closed on **Mondays**.\n`,
    'Old quay.textbundle/info.json': SETTINGS,
    'Lamp.textpack': zipOf({
      'Lamp.textbundle/text.md': 'It flickers.\n',
      'Lamp.textbundle/info.json': SETTINGS,
    }),
  },
  documents: {
    'Crane.textbundle/text.md': { title: 'The crane', sentences: ['It is out of order.'] },
    'Old quay.textbundle/text.markdown': { title: 'Old quay', sentences: ['Closed on Mondays.'] },
    'Lamp.textpack/Lamp.textbundle/text.md': { title: 'Lamp', sentences: ['It flickers.'] },
  },
  marks: ['==', '**', '![', 'textbundle', 'textpack', 'assets'],
};
