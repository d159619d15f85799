import type { FolderShape } from '../../folder-shape.js';

/** A Zola site: front matter in TOML, shortcodes, internal links, sections in `_index.md`. */
export const zola: FolderShape = {
  name: 'Zola',
  files: {
    'zola.toml': `base_url = "https://lark.example"\n`,
    'templates/base.html': `{% block content %}<p>{{ page.title }}</p>{% endblock %}\n`,
    'content/_index.md': `+++\ntitle = "Larks"\nsort_by = "date"\npaginate_by = 5\n+++\n`,
    'content/blog/_index.md': `+++\ntitle = "Notes from the field"\n+++\nEvery note was written at dawn.\n`,
    'content/blog/skylark.md': `+++
title = "The skylark: song at noon"
date = 2024-06-01
updated = 2024-06-03
draft = false

[taxonomies]
tags = ["lark", "song"]

[extra]
subtitle = """
For an
hour"""
+++

It sings *high* above the field.

<!-- more -->

{{ youtube(id="dQw4", autoplay=true) }}

{% quote(author="A farmer") %}
It never rests, **never**.
{% end %}

Read [the second note](@/blog/woodlark.md#song) first.

# Song {#song .wide}

\`\`\`rust,linenos,hl_lines=1
fn sing() {}
\`\`\`
`,
    'content/blog/2024-07-04-woodlark.md': `+++\ntitle = 'Woodlark "in the pines"'\naliases = ["old/woodlark"]\n+++\nThe woodlark sings by night.{{ footnote_mark() }}\n\n> [!NOTE]\n> It nests on the ground.\n`,
  },
  documents: {
    'content/_index.md': { title: 'Larks', sentences: [] },
    'content/blog/_index.md': {
      title: 'Notes from the field',
      sentences: ['Every note was written at dawn.'],
    },
    'content/blog/skylark.md': {
      title: 'The skylark: song at noon',
      sentences: [
        'It sings high above the field.',
        'It never rests, never.',
        'Read the second note first.',
        'Song',
        'fn sing() {}',
      ],
    },
    'content/blog/2024-07-04-woodlark.md': {
      title: 'Woodlark "in the pines"',
      sentences: ['The woodlark sings by night.', 'It nests on the ground.'],
    },
  },
  marks: [
    '+++',
    '{{',
    '}}',
    '{%',
    '{#',
    '@/',
    '<!--',
    '**',
    'linenos',
    'youtube',
    '[!',
    'taxonomies',
    'autoplay',
  ],
};
