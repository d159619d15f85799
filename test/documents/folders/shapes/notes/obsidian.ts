import type { FolderShape } from '../../folder-shape.js';

/** An Obsidian vault: links by name, embeds, callouts, comments, block ids, a daily note, canvases, Templater. */
export const obsidian: FolderShape = {
  name: 'Obsidian',
  files: {
    '.obsidian/app.json': `{ "alwaysUpdateLinks": true }\n`,
    '.obsidian/workspace.json': `{}\n`,
    'Home.md': `Start with [[Projects/Boat house|the boat house]] and [[Tide tables#Spring tides]].\n\n![[Boat house#^roof]]\n\n![[harbour.png|300]]\n`,
    'Projects/Boat house.md': `---
aliases: [shed, "old boat house"]
tags:
  - project/harbour
cssclasses: wide
---
# A heading that is not the name

==The roof== leaks #todo #project/roof %%ask Ida%% since May. ^roof

> [!warning]- Do not walk on it
> The boards are **rotten**.

- [ ] buy nails 📅 2024-05-06
- [>] ask the mason

Status:: open
[due:: 2024-06-01]

\`\`\`dataview
TABLE due FROM "Projects"
\`\`\`

See [[Tide tables]] and [the map](harbour%20map.md). ~~Sold~~ $h = 2$
`,
    'Tide tables.md': `## Spring tides\n\nThey come with the full moon[^1].\n\n[^1]: And with the new one.\n`,
    'Daily/2024-05-06.md': `Met [[Ida Moor]] at the quay.\n`,
    'Ida Moor.md': `Builds boats. <% tp.file.title %>\n`,
    'Empty.canvas': `{}\n`,
    'Map.canvas': `{"nodes":[{"id":"1","type":"text","text":"## Quay\\nThe **crane** of [[Ida Moor|Ida]]","x":0,"y":40},{"id":"2","type":"file","file":"Tide tables.md","x":0,"y":0},{"id":"3","type":"group","label":"Harbour","x":0,"y":-9}],"edges":[]}\n`,
    'Tide tables.sync-conflict-20240506-101010-ABCDEFG.md': `An older copy.\n`,
  },
  documents: {
    'Home.md': { title: 'Home', sentences: ['Start with the boat house and Tide tables'] },
    'Projects/Boat house.md': {
      title: 'Boat house',
      sentences: [
        'A heading that is not the name',
        'The roof leaks',
        'since May.',
        'Do not walk on it',
        'The boards are rotten.',
        'buy nails',
        'ask the mason',
        'Status: open',
        'due: 2024-06-01',
        'See Tide tables and the map.',
        'Sold',
      ],
    },
    'Tide tables.md': {
      title: 'Tide tables',
      sentences: ['Spring tides', 'They come with the full moon', 'And with the new one.'],
    },
    'Daily/2024-05-06.md': { title: '2024-05-06', sentences: ['Met Ida Moor at the quay.'] },
    'Map.canvas': { title: 'Map', sentences: ['Harbour Tide tables Quay The crane of Ida'] },
    'Ida Moor.md': { title: 'Ida Moor', sentences: ['Builds boats.'] },
  },
  marks: [
    '[[',
    ']]',
    '![',
    '==',
    '%%',
    'ask Ida',
    '^roof',
    '[!',
    '[ ]',
    '[>]',
    '[^',
    '~~',
    '::',
    '**',
    '<%',
    '```',
    'An older copy',
  ],
};
