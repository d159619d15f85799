import { describe, expect, it } from 'vitest';
import { shownText } from './shown-text.js';

describe('containers', () => {
  it.each([
    ['of VitePress', '::: warning Not in *winter*\nIt **stays**.\n:::', 'Not in winter\n\nIt stays.'],
    ['without a title', ':::tip\nBook early.\n:::\nThen go.', 'Book early.\n\nThen go.'],
    ['of Docusaurus', ':::note[Not in winter]\n\n- a coat\n\n:::', 'Not in winter\n\na coat'],
    ['nested', '::::info A\n:::tip B\nText.\n:::\n::::', 'A\n\nB\n\nText.'],
    ['of MyST', ':::{note} Title\n:class: wide\nText.\n:::', 'Title\n\nText.'],
    [
      'of MkDocs',
      '!!! note "Ferries"\n    It *sails*.\n\n    - a coat\n\nAfter.',
      'Ferries\n\nIt sails.\n\na coat\n\nAfter.',
    ],
    ['that unfold', '???+ info\n    It sails.', 'It sails.'],
    [
      'with tabs',
      '=== "Sail"\n\n    By wind.\n\n=== "Motor"\n\n    ```sh\n    go\n    ```',
      'Sail\n\nBy wind.\n\nMotor\n\ngo',
    ],
    [
      'that are callouts',
      '> [!NOTE] Ferries\n> It sails.\n\n> [!tip]- \n> Go.',
      'Ferries\n\nIt sails.\n\nGo.',
    ],
    [
      'of footnotes',
      'It sails[^1].\n\n[^1]: Soon\n[^b]: Later,\n    or not.\n\n    At all.',
      'It sails.\n\nSoon\n\nLater, or not.\n\nAt all.',
    ],
    ['of fenced directives', '```{tip} Ferries\n:class: x\nIt *sails*.\n```', 'Ferries\n\nIt sails.'],
    ['of code with options', '```{code-block} sh\n:linenos:\nnpm ci\n```', 'npm ci'],
    ['of a table of contents', '```{toctree}\nintro\nguide\n```\n\nText.', 'Text.'],
  ])('%s show their titles and texts', (_name, markdown, text) => {
    expect(shownText(markdown)).toBe(text);
  });

  it.each([
    ['a sentence that shouts', '!!! note this well'],
    ['a box that is never closed', '::: tip\n\nIt sails.', 'It sails.'],
    ['a pattern in brackets', 'All but [^a-z] are letters.'],
    ['code', '```\n::: tip\n!!! note\n```', '::: tip\n!!! note'],
    ['a chunk of R', '```{r}\nx <- 1\n```', 'x <- 1'],
  ])('lose no word of %s', (_name, markdown, text = markdown) => {
    expect(shownText(markdown)).toBe(text);
  });
});
