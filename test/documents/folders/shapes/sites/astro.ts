import type { FolderShape } from '../../folder-shape.js';

/** An Astro site with Starlight: MDX with components, asides, a splash page, content of collections in JSON. */
export const astro: FolderShape = {
  name: 'Astro (Starlight)',
  files: {
    'astro.config.mjs': `export default { integrations: [] };\n`,
    'tsconfig.json': `{ "extends": "astro/tsconfigs/strict" }\n`,
    'src/content/docs/index.mdx': `---
title: Welcome to Swift
description: Everything on the wing.
template: splash
hero:
  tagline: Ten months without landing.
  image:
    file: ../../assets/swift.webp
  actions:
    - text: See how
      link: /guides/flight/
      icon: right-arrow
---

import { Card, CardGrid } from '@astrojs/starlight/components';

## Next steps

<CardGrid stagger>
	<Card title="Watch the roof" icon="pencil">
		They return to the *same* slot.
	</Card>
	<Card title="Keep the slot" icon="add-document">
		Never close it in May.
	</Card>
</CardGrid>
`,
    'src/content/docs/guides/flight.md': `---
title: How swifts fly
sidebar:
  order: 1
  badge:
    text: New
head:
  - tag: title
    content: Swifts!
---

:::note[Good to know]
They sleep in the air.
:::

:::caution
Do not lift a swift by its wings.
:::

\`\`\`js {2-3} ins={4} title="fly.js" "soar"
swift.soar();
\`\`\`

Swifts glide\\: they seldom beat their wings.
`,
    'src/content/docs/guides/components.mdx': `---
title: Young swifts
---
import { Tabs, TabItem, Steps, Aside } from '@astrojs/starlight/components';
import Table from '../../../components/Table.astro';

export const weeks = 6;

<Tabs syncKey="age">
  <TabItem label="First week">Naked and blind.</TabItem>
  <TabItem label="Sixth week">
    Ready to leave.
  </TabItem>
</Tabs>

<Steps>

1. Wait for the evening.

2. Count the {weeks} weeks.

</Steps>

<Aside type="tip" title="Be patient">They leave for good.</Aside>

<Table rows={[['a', 1], ['b', 2]]} client:load />

{['one', 'two'].map((n) => <li>{n}</li>)}
`,
    'src/content/blog/june.md': `---\ntitle: 'June: the first calls'\npubDate: 'Jun 19 2024'\nheroImage: '/june.jpg'\n---\n\nThe first calls came at four.\n`,
  },
  documents: {
    'src/content/docs/index.mdx': {
      title: 'Welcome to Swift',
      sentences: [
        'Ten months without landing.',
        'Next steps',
        'Watch the roof',
        'They return to the same slot.',
        'Keep the slot',
        'Never close it in May.',
      ],
    },
    'src/content/docs/guides/flight.md': {
      title: 'How swifts fly',
      sentences: [
        'Good to know',
        'They sleep in the air.',
        'Do not lift a swift by its wings.',
        'swift.soar();',
        'Swifts glide: they seldom beat their wings.',
      ],
    },
    'src/content/docs/guides/components.mdx': {
      title: 'Young swifts',
      sentences: [
        'First week',
        'Naked and blind.',
        'Sixth week',
        'Ready to leave.',
        'Wait for the evening.',
        'Count the 6 weeks.',
        'Be patient',
        'They leave for good.',
      ],
    },
    'src/content/blog/june.md': {
      title: 'June: the first calls',
      sentences: ['The first calls came at four.'],
    },
  },
  marks: [
    ':::',
    '<Card',
    '<Tab',
    '</',
    'import ',
    'export ',
    'client:load',
    '=>',
    '{weeks}',
    'ins={',
    '```',
    '**',
    'astrojs',
    'icon=',
  ],
};
