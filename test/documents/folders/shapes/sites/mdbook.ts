import type { FolderShape } from '../../folder-shape.js';

/** A book of mdBook: a summary, included files, hidden lines of code, playgrounds, footnotes. */
export const mdbook: FolderShape = {
  name: 'mdBook',
  files: {
    'book.toml': `[book]\ntitle = "The Heron Book"\n`,
    'src/SUMMARY.md': `# Summary\n\n[Preface](preface.md)\n\n- [Nests](nests.md)\n  - [Eggs](eggs.md)\n- [To come]()\n`,
    'src/preface.md': `<!-- toc -->\n\n# Preface\n\nThis book is about herons.\n\n{{#title Heron preface}}\n`,
    'src/nests.md': `# Nests in \`reeds\`

{{#include ../listings/nest.rs:2:10}}
{{#playground example.rs editable}}

\`\`\`rust,editable,should_panic
fn main() { nest(); }
\`\`\`

<details>
<summary>How high?</summary>

Up to ten *metres*.

</details>

> **Note**: herons return.

Listing one[^a].

[^a]: See the appendix.

<span class="caption">A nest from below</span>

<div class="warning">

Never climb the tree.

</div>
`,
    'src/eggs.md': `Eggs of the heron\n=================\n\nFive eggs, pale blue. \\\\( n = 5 \\\\)\n\n## Colour {#colour}\n\nThe blue fades.\n`,
  },
  documents: {
    'src/SUMMARY.md': { title: 'Summary', sentences: ['Preface', 'Nests', 'Eggs', 'To come'] },
    'src/preface.md': { title: 'Preface', sentences: ['This book is about herons.'] },
    'src/nests.md': {
      title: 'Nests in reeds',
      sentences: [
        'fn main() { nest(); }',
        'How high?',
        'Up to ten metres.',
        'Note: herons return.',
        'Listing one.',
        'See the appendix.',
        'A nest from below',
        'Never climb the tree.',
      ],
    },
    'src/eggs.md': {
      title: 'Eggs of the heron',
      sentences: ['Five eggs, pale blue.', 'Colour', 'The blue fades.'],
    },
  },
  marks: ['{{', '}}', '{#', '#include', 'should_panic', '[^', '</', '**', '<!--', '===', 'playground', '\\('],
};
