import type { FolderShape } from '../../folder-shape.js';

/** Documentation and blog of a Docusaurus site: front matter, admonitions, heading ids, MDX, partials. */
export const docusaurus: FolderShape = {
  name: 'Docusaurus',
  files: {
    'docusaurus.config.js': `export default { title: 'Tern', url: 'https://tern.example' };\n`,
    'sidebars.js': `module.exports = { docs: ['intro'] };\n`,
    'docs/_category_.json': `{\n  "label": "Guides",\n  "position": 2,\n  "link": { "type": "generated-index" }\n}\n`,
    'docs/intro.md': `---
id: intro
slug: /
title: "Tern: a first flight"
sidebar_label: Start
sidebar_position: 1
---

import Tabs from '@theme/Tabs';
import TabItem from '@theme/TabItem';

Tern carries messages between two boats.

:::tip[Before you sail]

Charge the **lamp** overnight.

:::

:::danger

Never open the lid at sea.

:::

## Install it {#install}

<Tabs groupId="os">
  <TabItem value="mac" label="macOS" default>

Drop the app into its folder.

  </TabItem>
  <TabItem value="linux" label="Linux">

Unpack the archive with \`tar\`.

  </TabItem>
</Tabs>

See [the second page](./usage.mdx#options) for more.
`,
    'docs/usage.mdx': `---
id: usage
description: How to use Tern
---
import Chart from '@site/src/components/Chart';
import Note, {
  toc as noteToc,
} from './_note.mdx';

export const toc = [{ value: 'Options', id: 'options', level: 2 }];

# Using Tern every day {/* #using */}

<Chart data={[{ x: 1, y: 2 }]} color="#f00" />

The lamp blinks {2 + 2} times. {/* a comment that nobody sees */}

<details>
  <summary>Why it blinks</summary>

  It blinks because the *battery* is full.

</details>

\`\`\`js title="src/lamp.js" {2-3} showLineNumbers
// highlight-next-line
lamp.blink();
\`\`\`

## Options {#options}

<!-- truncate -->

| Option | Meaning |
| ------ | ------- |
| \`bright\` | how bright the lamp is |

<Note />
`,
    'docs/keeper.md': `---
title: Keeper's log
tags: [log, "night watch"]
---

# Keeper's log of the year

The keeper wrote every night.

:::info Who reads this

::::note[Inside]

The harbour master reads it.

::::

:::
`,
    'blog/2024-03-05-new-lamp.md': `---
slug: new-lamp
title: A new lamp: brighter than before
authors:
  - name: Ida Moor
    url: https://ida.example
tags: [release]
---

The new lamp is twice as bright.

{/* truncate */}

It weighs less, too.
`,
    'blog/authors.yml': `ida:\n  name: Ida Moor\n`,
  },
  documents: {
    'docs/intro.md': {
      title: 'Tern: a first flight',
      sentences: [
        'Tern carries messages between two boats.',
        'Before you sail',
        'Charge the lamp overnight.',
        'Never open the lid at sea.',
        'Install it',
        'Drop the app into its folder.',
        'Unpack the archive with tar.',
        'See the second page for more.',
      ],
    },
    'docs/usage.mdx': {
      title: 'Using Tern every day',
      sentences: [
        'Why it blinks',
        'It blinks because the battery is full.',
        'lamp.blink();',
        'how bright the lamp is',
      ],
    },
    'docs/keeper.md': {
      title: "Keeper's log",
      sentences: ['The keeper wrote every night.', 'Who reads this', 'The harbour master reads it.'],
    },
    'blog/2024-03-05-new-lamp.md': {
      title: 'A new lamp: brighter than before',
      sentences: ['The new lamp is twice as bright.', 'It weighs less, too.'],
    },
  },
  marks: [
    ':::',
    '{#',
    '{/*',
    '*/}',
    '<Tab',
    '</',
    '@theme',
    'noteToc',
    'export const',
    'truncate',
    'nobody sees',
    '**',
    '```',
    'showLineNumbers',
    '[Before',
    '](',
  ],
};
