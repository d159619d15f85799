import type { FolderShape } from '../../folder-shape.js';

/** A Jekyll blog: posts dated by their names, Liquid, kramdown attributes, a draft, pages of HTML. */
export const jekyll: FolderShape = {
  name: 'Jekyll',
  files: {
    '_config.yml': `title: Owl\nmarkdown: kramdown\n`,
    'index.html': `---\nlayout: home\ntitle: The owl's page\n---\n{% for post in site.posts %}\n<li>{{ post.title }}</li>\n{% endfor %}\n<p>Owls are read about at night.</p>\n`,
    'about.md': `---\nlayout: page\ntitle: About: the owl\npermalink: /about/\n---\n\n* TOC\n{:toc}\n\nAn owl writes {{ site.title }} every week.\n`,
    '_posts/2024-01-02-barn-owl.md': `---
layout: post
title:  "Barn owl, \\"the white one\\""
date:   2024-01-02 21:30:00 +0100
categories: owls barns
tags: [night, barn]
excerpt_separator: <!--more-->
---

The barn owl is **white** below.
{: .lead #lead}

<!--more-->

{% include figure.html src="owl.jpg" caption="An owl at its door" %}

{% highlight ruby linenos %}
puts 'hoot'
{% endhighlight %}

See [the next night]({% post_url 2024-01-03-tawny-owl %}) and [the page]({{ site.baseurl }}{% link about.md %}){:target="_blank"}.

{% if page.night %}
It hunts over meadows.
{% endif %}

{% raw %}
A liquid mark is written in braces.
{% endraw %}

## What it eats {#food}
{: .no_toc }

Voles[^v], mostly.

[^v]: Up to four a night.

{% comment %} Remove this before print {% endcomment %}
`,
    '_posts/2024-01-03-tawny-owl.md': `---\nlayout: post\ntitle: Tawny owl\n# the date is in the name\n---\nThe tawny owl calls from the oak.\n`,
    '_posts/2024-01-04-little-owl.markdown': `---\ntitle: Little owl & big eyes\npublished: true\n---\nThe little owl blinks in the sun.\n`,
    '_drafts/snowy-owl.md': `---\ntitle: Snowy owl\ndraft: true\n---\nNot seen yet.\n`,
    '_includes/figure.html': `<figure><img src="{{ include.src }}"><figcaption>{{ include.caption }}</figcaption></figure>\n`,
  },
  documents: {
    'index.html': { title: "The owl's page", sentences: ['Owls are read about at night.'] },
    'about.md': { title: 'About: the owl', sentences: ['An owl writes', 'every week.'] },
    '_posts/2024-01-02-barn-owl.md': {
      title: 'Barn owl, "the white one"',
      sentences: [
        'The barn owl is white below.',
        'An owl at its door',
        "puts 'hoot'",
        'See the next night and the page.',
        'It hunts over meadows.',
        'A liquid mark is written in braces.',
        'What it eats',
        'Voles, mostly.',
        'Up to four a night.',
      ],
    },
    '_posts/2024-01-03-tawny-owl.md': {
      title: 'Tawny owl',
      sentences: ['The tawny owl calls from the oak.'],
    },
    '_posts/2024-01-04-little-owl.markdown': {
      title: 'Little owl & big eyes',
      sentences: ['The little owl blinks in the sun.'],
    },
  },
  marks: [
    '{%',
    '%}',
    '{{',
    '}}',
    '{:',
    '{#',
    'TOC',
    'no_toc',
    '**',
    '[^',
    '<!--',
    'post_url',
    'linenos',
    'Remove this',
    'post.title',
  ],
};
