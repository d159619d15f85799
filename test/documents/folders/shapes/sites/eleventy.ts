import type { FolderShape } from '../../folder-shape.js';

/** An Eleventy site: Nunjucks and Liquid in Markdown, data in JSON front matter, shortcodes, data files. */
export const eleventy: FolderShape = {
  name: 'Eleventy',
  files: {
    'eleventy.config.js': `export default (config) => config.addShortcode('year', () => '2024');\n`,
    'package.json': `{ "name": "finch", "version": "1.0.0", "dependencies": { "@11ty/eleventy": "^3.0.0" } }\n`,
    'content/blog/blog.11tydata.json': `{ "layout": "post.njk", "tags": ["posts"] }\n`,
    'content/index.md': `---\nlayout: home.njk\ntitle: Finches\neleventyNavigation:\n  key: Home\n  order: 1\n---\n\nFinches sing at {% year %} windows.\n\n{% for post in collections.posts | reverse %}\n- [{{ post.data.title }}]({{ post.url | url }})\n{% endfor %}\n`,
    'content/blog/gold.md': `---json
{
  "title": "Goldfinch: a red face",
  "date": "2024-02-03",
  "tags": ["finch", "garden"]
}
---

{% image "./gold.jpg", "A goldfinch on a thistle" %}

The goldfinch likes thistles {{ "now" | date: "%Y" }}.

{% set kind = "finch" %}
{%- if kind == "finch" -%}
It feeds in flocks.
{%- endif -%}

{# nobody reads this remark #}

{% callout "info" %}
Leave the **thistles** standing.
{% endcallout %}
`,
    'content/blog/green.md': `---\ntitle: Greenfinch\ndescription: A heavy bird.\npermalink: "/green/{{ page.fileSlug }}/"\n---\nThe greenfinch wheezes.\n\n<is-land on:visible>\n\nIt sits on the highest twig.\n\n</is-land>\n`,
    'content/404.md': `---\npermalink: 404.html\neleventyExcludeFromCollections: true\n---\n# Content not found\n\nGo back to the nest.\n`,
  },
  documents: {
    'content/index.md': { title: 'Finches', sentences: ['Finches sing at', 'windows.'] },
    'content/blog/gold.md': {
      title: 'Goldfinch: a red face',
      sentences: ['The goldfinch likes thistles', 'It feeds in flocks.', 'Leave the thistles standing.'],
    },
    'content/blog/green.md': {
      title: 'Greenfinch',
      sentences: ['The greenfinch wheezes.', 'It sits on the highest twig.'],
    },
    'content/404.md': { title: 'Content not found', sentences: ['Go back to the nest.'] },
  },
  marks: ['{%', '%}', '{{', '}}', '{#', '#}', '**', 'is-land', 'remark', 'collections', 'post.url', '---'],
};
