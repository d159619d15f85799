import type { FolderShape } from '../../folder-shape.js';

/** A Logseq graph: outlines, properties, block references, queries, journals, pages in name spaces. */
export const logseq: FolderShape = {
  name: 'Logseq',
  files: {
    'logseq/config.edn': `{:meta/version 1}\n`,
    'journals/2024_05_06.md': `- Sowed beans in the [[Garden]]\n  id:: 6640e1f2-0000-4000-8000-000000000001\n- TODO water the #beds\n  collapsed:: true\n\t- every morning\n`,
    'pages/Garden.md': `title:: Garden
tags:: outdoors, [[plants]]
alias:: the plot

- # Beds
  heading:: true
	- The **first** bed is for beans.
	  id:: 6640e1f2-0000-4000-8000-000000000002
	- ((6640e1f2-0000-4000-8000-000000000001))
	- {{embed ((6640e1f2-0000-4000-8000-000000000002))}}
	- {{query (and [[Garden]] (task TODO))}}
- DONE Mend the fence
  :LOGBOOK:
  CLOCK: [2024-05-06 Mon 10:00:00]--[2024-05-06 Mon 11:00:00] =>  01:00:00
  :END:
- SCHEDULED: <2024-05-07 Tue>
- ![gate](../assets/gate.png){:height 200, :width 300}
- #+BEGIN_TIP
  Water before nine.
  #+END_TIP
`,
    'pages/Garden___Tools.md': `- A spade hangs [by the door]([[Shed]]).\n- A rake stands in the [[Shed]].\n`,
    'pages/Shed.md': `- It is dark.\n-\n- It is dry.\n`,
  },
  documents: {
    'journals/2024_05_06.md': {
      title: '2024_05_06',
      sentences: ['Sowed beans in the Garden', 'water the', 'every morning'],
    },
    'pages/Garden.md': {
      title: 'Garden',
      sentences: ['Beds', 'The first bed is for beans.', 'Mend the fence', 'gate', 'Water before nine.'],
    },
    'pages/Garden___Tools.md': {
      title: 'Garden/Tools',
      sentences: ['A spade hangs by the door.', 'A rake stands in the Shed.'],
    },
    'pages/Shed.md': { title: 'Shed', sentences: ['It is dark.', 'It is dry.'] },
  },
  marks: [
    '[[',
    ']]',
    '((',
    '))',
    '{{',
    '{:',
    'id::',
    'collapsed::',
    'heading::',
    'title::',
    ':LOGBOOK:',
    'CLOCK:',
    ':END:',
    '**',
    '#+',
    'BEGIN_TIP',
  ],
};
