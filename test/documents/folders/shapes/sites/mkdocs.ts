import type { FolderShape } from '../../folder-shape.js';

/** MkDocs with the Material theme: admonitions, tabs, attribute lists, keys, snippets, icons. */
export const mkdocs: FolderShape = {
  name: 'MkDocs (Material)',
  files: {
    'mkdocs.yml': `site_name: Heron\ntheme:\n  name: material\nnav:\n  - Home: index.md\n`,
    'docs/index.md': `---
hide:
  - navigation
---

# Heron

Heron stands in the shallows and waits. { .lead }

!!! note

    Herons wait for an hour.

!!! warning "Deep water"

    Do not wade deeper than the knee.

??? question "Is it cold?"

    It is cold in March.

[Read on](guide/feed.md){ .md-button .md-button--primary }
`,
    'docs/guide/feed.md': `# Feeding a heron { #feeding data-toc-label="Feed" }

[TOC]

=== "Fish"

    Small fish come first.

=== "Frogs"

    Frogs come in *spring*.

Press ++ctrl+alt+f++ to feed at once. :material-fish:{ .big }

The ^^bank^^ is {++new++} and {--old--}{~~cold~>warm~~}. H~2~O rises to 10^2^ mm.

\`\`\` py title="feed.py" linenums="1" hl_lines="2 3"
feed("heron") # (1)!
\`\`\`

1.  Twice a day is enough.

Content with a [link][rules]{ target=_blank }.

[rules]: rules.md
*[HQ]: Head Quarters

--8<-- "includes/rules.md"
`,
    'docs/guide/rules.md': `---
title: Rules of the bank
tags:
  - bank
---

<div class="grid cards" markdown>

-   :fontawesome-brands-html5: __Silence__ helps every heron

-   __Patience__ is the first rule

</div>

Term
:   What stands beside it is its meaning.

- [x] The bank was cleaned
- [ ] The reeds were cut

$$
d = v t
$$

Done.
`,
  },
  documents: {
    'docs/index.md': {
      title: 'Heron',
      sentences: [
        'Heron stands in the shallows and waits.',
        'Herons wait for an hour.',
        'Deep water',
        'Do not wade deeper than the knee.',
        'Is it cold?',
        'It is cold in March.',
        'Read on',
      ],
    },
    'docs/guide/feed.md': {
      title: 'Feeding a heron',
      sentences: [
        'Fish',
        'Small fish come first.',
        'Frogs come in spring.',
        'to feed at once.',
        'The bank is new and warm. H2O rises to 102 mm.',
        'feed("heron")',
        'Twice a day is enough.',
        'Content with a link.',
      ],
    },
    'docs/guide/rules.md': {
      title: 'Rules of the bank',
      sentences: [
        'Silence helps every heron',
        'Patience is the first rule',
        'Term',
        'What stands beside it is its meaning.',
        'The bank was cleaned',
        'The reeds were cut',
        'Done.',
      ],
    },
  },
  marks: [
    '!!!',
    '???',
    '=== ',
    '{ .',
    '{ #',
    'data-toc-label',
    '[TOC]',
    '++',
    '^',
    '~',
    '{-',
    '{+',
    '--8<--',
    ':material-',
    ':fontawesome-',
    'md-button',
    '*[HQ]',
    '[x]',
    '[ ]',
    '$$',
    '</',
    'linenums',
  ],
};
