// What becomes of the directives of reStructuredText (`.. name:: argument`), those of docutils and those of Sphinx.

/** What of a directive is shown. */
export type DirectiveKind =
  /** Nothing: what it says is for the program, or shown elsewhere. */
  | 'unshown'
  /** Its content as it stands; the argument names a language. */
  | 'code'
  /** A picture: its alternative text, and a caption below. */
  | 'picture'
  /** The argument and the content, which is text again. */
  | 'text'
  /** The content only: the argument names a class or a condition. */
  | 'content';

const KINDS: ReadonlyMap<string, DirectiveKind> = new Map<string, DirectiveKind>([
  ...words(
    'bibliography class contents currentmodule default-role digraph graph graphviz header footer highlight include index ' +
      'inheritance-diagram literalinclude mermaid meta module plantuml py:currentmodule py:module raw restructuredtext-test-directive ' +
      'role rst-class sectnum section-numbering tabularcolumns target-notes title toctree uml sitemap disqus autosummary automodule ' +
      'autoclass autofunction automethod autoattribute autodata autoexception',
    'unshown',
  ),
  ...words(
    'code code-block sourcecode parsed-literal literal math prompt doctest testcode testoutput testsetup ipython productionlist console',
    'code',
  ),
  ...words('image figure thumbnail video youtube', 'picture'),
  ...words(
    'container only compound ifconfig highlights epigraph pull-quote hlist tabs tab-set grid',
    'content',
  ),
]);

/** What of the directive with this name is shown; of those that are not known everything. */
export function kindOfDirective(name: string): DirectiveKind {
  return KINDS.get(name.toLowerCase()) ?? 'text';
}

function words(names: string, kind: DirectiveKind): readonly (readonly [string, DirectiveKind])[] {
  return names.split(' ').map((name) => [name, kind] as const);
}
