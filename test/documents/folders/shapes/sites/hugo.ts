import type { FolderShape } from '../../folder-shape.js';

/** The content of a Hugo site: front matter in three languages, shortcodes, leaf bundles, section pages. */
export const hugo: FolderShape = {
  name: 'Hugo',
  files: {
    'hugo.toml': `baseURL = 'https://wren.example/'\ntitle = 'Wren'\n`,
    'archetypes/default.html': `+++\ntitle = '{{ replace .File.ContentBaseName "-" " " | title }}'\ndraft = true\n+++\n`,
    'content/_index.md': `+++\ntitle = "Wren's nest"\n+++\n\nSmall houses for small birds.\n`,
    'content/posts/first-brood/index.md': `+++
title = 'The first brood: five of them'
date = 2024-05-01T08:30:00+02:00
tags = ['brood', 'spring']
categories = ["Diary"]
[params]
  weight = 3
+++

The first egg was laid on a Monday.

<!--more-->

{{< figure src="egg.jpg" title="The first egg" >}}

{{% notice tip %}}
Keep the cat **inside**.
{{% /notice %}}

See [the second brood]({{< relref "second-brood.md" >}}) and [[]].

{{< highlight go "linenos=table" >}}
fmt.Println("wren")
{{< /highlight >}}

### Fledging {#fledging}

They left in {{< param "month" >}} one after another.{{< br >}}
`,
    'content/posts/second-brood.md': `---
title: "Second brood"
date: 2024-07-01
lastmod: 2024-08-01
draft: false
aliases: [/old/brood/]
---
{{< toc >}}
Second broods are smaller. {{</* not a shortcode */>}} is how one writes it.

> [!WARNING] Heat
> Shade the box at noon.

- one {.left}
- two
{.list}
`,
    'content/posts/third-brood.md': `{
  "title": "Third brood",
  "date": "2024-08-20",
  "tags": ["late"]
}

A third brood is rare.
`,
    'content/about.html': `---\ntitle: About the nest\n---\n<p>Built by two wrens &amp; a carpenter.</p>\n`,
    'content/posts/unfinished.md': `---\ntitle: Unfinished\ndraft: true\n---\nNot yet.\n`,
  },
  documents: {
    'content/_index.md': { title: "Wren's nest", sentences: ['Small houses for small birds.'] },
    'content/posts/first-brood/index.md': {
      title: 'The first brood: five of them',
      sentences: [
        'The first egg was laid on a Monday.',
        'The first egg',
        'Keep the cat inside.',
        'See the second brood and',
        'fmt.Println("wren")',
        'Fledging',
        'one after another.',
      ],
    },
    'content/posts/second-brood.md': {
      title: 'Second brood',
      sentences: [
        'Second broods are smaller.',
        'is how one writes it.',
        'Heat',
        'Shade the box at noon.',
        'one',
        'two',
      ],
    },
    'content/posts/third-brood.md': { title: 'Third brood', sentences: ['A third brood is rare.'] },
    'content/about.html': { title: 'About the nest', sentences: ['Built by two wrens & a carpenter.'] },
  },
  marks: ['+++', '{{', '}}', '{#', '{.', '[!', '<!--', 'relref', 'linenos', '**', 'src='],
};
