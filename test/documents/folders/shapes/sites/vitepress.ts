import type { FolderShape } from '../../folder-shape.js';

/** A VitePress site: containers, Vue in Markdown, a home page whose text is in its front matter, code groups. */
export const vitepress: FolderShape = {
  name: 'VitePress',
  files: {
    '.vitepress/config.ts': `export default { title: 'Gull' };\n`,
    'index.md': `---
layout: home
title: Gull
hero:
  name: Gull
  text: Letters without a post office
  tagline: Fold once and throw.
  actions:
    - theme: brand
      text: Begin here
      link: /guide/
features:
  - icon: 🕊️
    title: Light as paper
    details: A letter weighs four grams.
---
`,
    'guide/index.md': `---
outline: deep
---

<script setup>
import { ref } from 'vue'
const count = ref(0)
</script>

# Getting started with Gull <Badge type="tip" text="1.2" />

[[toc]]

Fold the sheet along its long side. {{ count }} times is enough.

::: warning Mind the wind
A strong wind turns letters back.
:::

::: details Click me to view the folds
The first fold is a valley.
:::

> [!IMPORTANT]
> Write the address on the inside.

::: code-group

\`\`\`sh [npm]
npm install gull
\`\`\`

\`\`\`sh{1} [pnpm]
pnpm add gull
\`\`\`

:::

## Throw it {#throw-it}

Throw it from a roof. :tada:

<button :class="$style.button" @click="count++">Throw again</button>

<!--@include: ./parts/roofs.md-->

<<< @/snippets/throw.js{2 js:line-numbers}

<style module>
.button { color: red; }
</style>
`,
    'guide/markdown.md': `---
title: What letters may hold
description: Words and pictures
head:
  - - meta
    - name: keywords
      content: letters words
---

# Words, pictures and \`code\`

Letters hold words[^1] and ==bright== pictures.

[^1]: At most a hundred.

::: v-pre
The stamp is shown as it was drawn.
:::

![A folded letter](/letter.png){width=300}

Text with <span v-if="true">a visible part</span> and an end.
`,
  },
  documents: {
    'index.md': {
      title: 'Gull',
      sentences: [
        'Letters without a post office',
        'Fold once and throw.',
        'Light as paper',
        'A letter weighs four grams.',
      ],
    },
    'guide/index.md': {
      title: 'Getting started with Gull',
      sentences: [
        'Fold the sheet along its long side.',
        'Mind the wind',
        'A strong wind turns letters back.',
        'Click me to view the folds',
        'The first fold is a valley.',
        'Write the address on the inside.',
        'npm install gull',
        'pnpm add gull',
        'Throw it from a roof.',
        'Throw again',
      ],
    },
    'guide/markdown.md': {
      title: 'What letters may hold',
      sentences: [
        'Words, pictures and code',
        'Letters hold words',
        'At most a hundred.',
        'The stamp is shown as it was drawn.',
        'A folded letter',
        'Text with a visible part and an end.',
      ],
    },
  },
  marks: [
    ':::',
    '{{',
    '}}',
    '{#',
    '[[toc]]',
    '[!IMPORTANT]',
    '<Badge',
    'import {',
    '<<<',
    '@include',
    '.button',
    '[^',
    '{width',
    '</',
    'v-if',
    'v-pre',
    ':tada:',
  ],
};
