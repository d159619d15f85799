import type { FolderShape } from '../../folder-shape.js';

/** What Roam Research exports: pages as nested blocks in JSON, and pages as Markdown. */
export const roam: FolderShape = {
  name: 'Roam',
  files: {
    'harbour.json': JSON.stringify([
      {
        title: 'Crane',
        'create-time': 1710000000000,
        uid: 'aB3dE_f-1',
        children: [
          {
            string: 'It is **out of order**, see [[Quay]] #repairs',
            uid: 'Zx9aB3dE1',
            children: [{ string: '{{[[TODO]]}} ask Ida ((Zx9aB3dE1))' }, { string: 'Cost:: 300' }],
          },
        ],
      },
      { title: 'May 6th, 2026', 'edit-time': 1710000000000, children: [{ string: 'Rain', heading: 2 }] },
    ]),
    'pages/Quay.md': `- Closed on ^^Mondays^^, see [[Crane]]\n    - {{[[DONE]]}} __paint__ the bollards\n    - Owner:: Ida\n- {{embed: ((Zx9aB3dE1))}}\n`,
    'pages/Crane.md': `- Out of order at the [[Quay]]\n`,
  },
  documents: {
    'harbour.json#1': { title: 'Crane', sentences: ['It is out of order, see Quay', 'ask Ida', 'Cost: 300'] },
    'harbour.json#2': { title: 'May 6th, 2026', sentences: ['Rain'] },
    'pages/Quay.md': {
      title: 'Quay',
      sentences: ['Closed on Mondays, see Crane', 'paint the bollards', 'Owner: Ida'],
    },
    'pages/Crane.md': { title: 'Crane', sentences: ['Out of order at the Quay'] },
  },
  marks: ['[[', ']]', '((', '{{', '**', '^^', '__', '::'],
};
