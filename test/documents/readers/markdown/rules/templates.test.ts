import { describe, expect, it } from 'vitest';
import { shownText } from './shown-text.js';

describe('templates', () => {
  it.each([
    [
      'Liquid',
      '{% include nav.html %}\n\nIt {{ page.verb | upcase }}sails{% if a %} today{% endif %}.',
      'It sails today.',
    ],
    [
      'a link',
      'See [the ferry]({% link _posts/f.md %}) and [it]({{ site.url }}/a "t") and ![map]({{ "/m.png" | url }}).',
      'See the ferry and it and map.',
    ],
    ['a reference', 'See [it][f].\n\n[f]: {{ site.url }}/a', 'See it.'],
    ['a shortcode', '{{< youtube id="x1" >}}\n\n{{% notice tip %}}It *sails*.{{% /notice %}}', 'It sails.'],
    ['a figure by its caption', '{{< figure src="a.png" caption="The ferry" >}}', 'The ferry'],
    ['a reference of Hugo', '[the ferry]({{< ref "f.md" >}}) sails', 'the ferry sails'],
    ['Zola', '{{ image(path="a.png") }}\n{% quote(author="Ada") %}\nIt sails.\n{% end %}', 'It sails.'],
    ['mdBook', '{{#include a.rs:2:4}}\n\nIt sails.', 'It sails.'],
    [
      'a comment',
      'It sails.\n\n{% comment %}\nNot *shown*.\n{% endcomment %}\n\n{# Nor this. #}',
      'It sails.',
    ],
    ['code', '{% highlight sh %}\n# install\nnpm ci\n{% endhighlight %}', '# install\nnpm ci'],
    [
      'what is written raw',
      'Write {% raw %}{{ page.title }}{% endraw %} there.',
      'Write {{ page.title }} there.',
    ],
    ['ERB', 'It <%= verb %>sails.', 'It sails.'],
  ])('leave the text of %s', (_name, markdown, text) => {
    expect(shownText(markdown)).toBe(text);
  });

  it.each([
    [
      'a block of code',
      '```liquid\n{{ page.title }} and {% if a %} and $$x$$\n```',
      '{{ page.title }} and {% if a %} and $$x$$',
    ],
    ['code in a line', 'Write `{{ page.title }}` there.', 'Write {{ page.title }} there.'],
    ['braces that never close', 'Open {{ and close no more.', 'Open {{ and close no more.'],
  ])('stay in %s', (_name, markdown, text) => {
    expect(shownText(markdown)).toBe(text);
  });
});
