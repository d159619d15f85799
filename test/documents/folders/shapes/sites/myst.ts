import type { FolderShape } from '../../folder-shape.js';

/** A Jupyter Book in MyST Markdown: directives in fences and colons, roles, targets, notebooks as text and as files. */
export const myst: FolderShape = {
  name: 'Jupyter Book (MyST)',
  files: {
    '_config.yml': `title: Stork\nauthor: Ida Moor\n`,
    '_toc.yml': `format: jb-book\nroot: intro\n`,
    'intro.md': `---
jupytext:
  formats: md:myst
kernelspec:
  display_name: Python 3
  name: python3
---

(start)=
# Counting storks

\`\`\`{admonition} Before you count
:class: tip
Bring a **chair**.
\`\`\`

:::{note}
Storks return in March.
:::

See {ref}\`the table <counts>\` and {doc}\`wings\`. {term}\`Nests\` are old.

\`\`\`{code-cell} ipython3
:tags: [hide-input]
count("storks")
\`\`\`

\`\`\`{figure} stork.png
:name: stork-figure
:width: 80%

A stork on one leg.
\`\`\`

+++ {"slideshow": {"slide_type": "slide"}}

% this line is a comment

\`\`\`{tableofcontents}
\`\`\`
`,
    'wings.md': `# Wings

The span is {math}\`2.1\` metres[^span].

\`\`\`{list-table} Wings by age
:header-rows: 1
:name: counts

* - Age
  - Span
* - one year
  - 1.9 metres
\`\`\`

Nest
: A heap of sticks

[^span]: Measured at the tips.
`,
    'flight.ipynb': JSON.stringify({
      cells: [
        {
          cell_type: 'markdown',
          metadata: {},
          source: ['# Flight south\n', '\n', 'Storks sail on *warm* air.'],
        },
        {
          cell_type: 'code',
          execution_count: 1,
          metadata: { tags: ['hide-input'] },
          outputs: [{ output_type: 'stream', name: 'stdout', text: ['4200 km in all\n'] }],
          source: ['distance = leg * 3\n', 'print(distance)'],
        },
      ],
      metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
      nbformat: 4,
      nbformat_minor: 5,
    }),
  },
  documents: {
    'intro.md': {
      title: 'Counting storks',
      sentences: [
        'Before you count',
        'Bring a chair.',
        'Storks return in March.',
        'See the table and wings. Nests are old.',
        'count("storks")',
        'A stork on one leg.',
      ],
    },
    'wings.md': {
      title: 'Wings',
      sentences: [
        'The span is 2.1 metres',
        'Wings by age',
        'one year',
        '1.9 metres',
        'A heap of sticks',
        'Measured at the tips.',
      ],
    },
    'flight.ipynb': {
      title: 'Flight south',
      sentences: ['Storks sail on warm air.', 'print(distance)', '4200 km in all'],
    },
  },
  marks: [
    '{',
    ':::',
    ')=',
    ':class:',
    ':tags:',
    ':width:',
    ':header-rows:',
    '```',
    '+++',
    'a comment',
    '[^',
    '**',
    'jupytext',
    'kernelspec',
    /^: /m,
    /^\* - /m,
  ],
};
