import type { FolderShape } from '../../folder-shape.js';

const [HARBOUR, TASKS, BUOYS, LAMP] = [
  '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  'aabbccddeeff00112233445566778899',
  '99887766554433221100ffeeddccbbaa',
  '1234123412341234abcdabcdabcdabcd',
];
const WORK = `Harbour work ${HARBOUR}`;

/** A workspace that Notion exports as Markdown and tables: ids in names, properties, a database beside the pages of its rows. */
export const notion: FolderShape = {
  name: 'Notion',
  files: {
    [`${WORK}.md`]: `# Harbour work

<aside>
💡 The crane is **out of order**.

</aside>

Note: the quay is closed on Mondays.

- [ ]  Paint the [buoys](Harbour%20work%20${HARBOUR}/Tasks%20${TASKS}/Paint%20buoys%20${BUOYS}.md)

[Tasks](Harbour%20work%20${HARBOUR}/Tasks%20${TASKS}.csv)

$$
d = vt
$$
`,
    [`${WORK}/Tasks ${TASKS}.csv`]: `\ufeffName,Status,Tags,Due\nPaint buoys,Open,"paint, buoys","May 6, 2026"\n`,
    [`${WORK}/Tasks ${TASKS}_all.csv`]: `\ufeffName,Status,Tags,Due\nPaint buoys,Open,"paint, buoys","May 6, 2026"\nMend lamp,Draft,,\n`,
    [`${WORK}/Tasks ${TASKS}/Paint buoys ${BUOYS}.md`]: `# Paint buoys

Status: Open
Tags: paint, buoys
Date: May 6, 2026 9:00 AM
Project: Harbour work (https://www.notion.so/Harbour-work-${HARBOUR}?pvs=21)

Red on the left, green on the right.
`,
    [`${WORK}/Tasks ${TASKS}/Mend lamp ${LAMP}.md`]: `# Mend lamp\n\nStatus: Draft\n\nIt flickers.\n`,
    [`${WORK}/Members ${TASKS.split('').reverse().join('')}.csv`]: `\ufeffName,Role\nIda Moor,builds boats\n`,
  },
  documents: {
    [`${WORK}.md`]: {
      title: 'Harbour work',
      sentences: [
        'The crane is out of order.',
        'Note: the quay is closed on Mondays.',
        'Paint the buoys',
        'Tasks',
      ],
    },
    [`${WORK}/Tasks ${TASKS}/Paint buoys ${BUOYS}.md`]: {
      title: 'Paint buoys',
      sentences: ['Red on the left, green on the right.'],
    },
    [`${WORK}/Tasks ${TASKS}/Mend lamp ${LAMP}.md`]: { title: 'Mend lamp', sentences: ['It flickers.'] },
    [`${WORK}/Members ${TASKS.split('').reverse().join('')}.csv#2`]: { title: 'Ida Moor', sentences: [] },
  },
  marks: [/[\da-f]{32}/, 'Status:', 'Tags:', '<aside>', '[ ]', '$$', '**', '](', 'notion.so'],
};
