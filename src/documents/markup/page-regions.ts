// The regions of an HTML page - menus, forms, articles - and which of them hold the main text. Judges by elements, roles and, in
// whole pages, the names of classes; never by words.

import type { Line } from '../cleaning/line.js';

/** The attributes of an element, by name. */
export type Attributes = Readonly<Record<string, string>>;

/** The regions a text can stand in, as bits: a text may stand in several. */
const IN_MAIN = 1;
const IN_ARTICLE = 2;
/** What surrounds a text: menus, footers, sidebars. Kept only when there is nothing else. */
export const IN_FURNITURE = 4;
const IN_FORM = 8;
/** Never text: scripts, images, what is hidden. */
export const IN_UNREAD = 16;
export const IN_HEADING = 32;
export const IN_FIRST_HEADING = 64;
export const IN_PREFORMATTED = 128;
/** A link of a heading to itself, of which only words are text. */
export const IN_SELF_LINK = 256;
/** What its name says surrounds a text; an article or the main text inside of it does not. */
const IN_NAMED_FURNITURE = 512;
const ALL_FURNITURE = IN_FURNITURE | IN_NAMED_FURNITURE;

/** The regions at whose borders a paragraph ends. */
export const DIVIDING_REGIONS = IN_MAIN | IN_ARTICLE | ALL_FURNITURE | IN_FORM;

/** A line of a page and the bits of the regions it begins in. */
export interface PageLine extends Line {
  readonly regions: number;
}

const REGION_OF_ELEMENT: ReadonlyMap<string, number> = new Map([
  ['main', IN_MAIN],
  ['article', IN_ARTICLE],
  ['form', IN_FORM],
  ['h1', IN_HEADING | IN_FIRST_HEADING],
  ['pre', IN_PREFORMATTED],
  ...['h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, IN_HEADING] as const),
  ...['nav', 'aside', 'footer'].map((name) => [name, IN_FURNITURE] as const),
  ...[
    'script',
    'style',
    'noscript',
    'template',
    'svg',
    'math',
    'iframe',
    'object',
    'canvas',
    'audio',
    'video',
    'map',
  ]
    .concat(['select', 'datalist', 'textarea', 'button'])
    .map((name) => [name, IN_UNREAD] as const),
]);

const REGION_OF_ROLE: ReadonlyMap<string, number> = new Map([
  ['main', IN_MAIN],
  ...['navigation', 'banner', 'contentinfo', 'complementary', 'search', 'menu', 'menubar'].map(
    (role) => [role, IN_FURNITURE] as const,
  ),
]);

/** What a browser does not show, as far as the element itself says so. */
const HIDDEN_STYLE =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\s*(?:!important\s*)?(?:;|$)/i;

/** What shows the line breaks of its source. */
const PREFORMATTED_STYLE =
  /(?:^|;)\s*white-space\s*:\s*(?:pre(?:-wrap|-line)?|break-spaces)\s*(?:!important\s*)?(?:;|$)/i;

/** Less of the text than this in articles, and they are teasers among other text. */
const MIN_SHARE_OF_ARTICLES = 0.3;

/** Elements that a class or an id may call furniture. */
const NAMED_ELEMENTS: ReadonlySet<string> = new Set([
  'div',
  'section',
  'aside',
  'ul',
  'ol',
  'dialog',
  'a',
  'p',
  'span',
]);
/** Banners that ask for consent, in the names of their programs, too, and the licence of Project Gutenberg. */
const CONSENT =
  /(?:^|[\s_-])(?:cookies?[_-]?(?:banner|bar|consent|notice|popup|modal|overlay|dialog|law|message|info|policy|warning|hint)|gdpr|consent[_-](?:banner|bar|modal|popup|dialog)|cc-window|cc-banner|onetrust|usercentrics|didomi|iubenda|cky-|pg-boilerplate)|cookiebot|cookieconsent/i;
const FURNITURE =
  /(?:^|\s)(?!(?:has|with|no|without|layout|content|hide|show)[_-])(?:[\w-]*[_-])?(?:sidebar|sidenav|side-nav|breadcrumbs?|pagination|navbar|topnav|site-nav|main-nav|site-footer|page-footer|toc|table-?of-?contents|skip-(?:link|to-content)|share-buttons|social-share)(?:[_-][\w-]*)?(?=\s|$)/i;
/** Longer lists of classes are not looked at, in UTF-16 units. */
const MAX_NAMES_LENGTH = 500;
const SELF_LINK =
  /(?:^|\s)(?:headerlink|header-anchor|heading-anchor|hash-link|permalink|anchor-link|headline-hash)(?=\s|$)/i;

/**
 * The regions of what stands inside an element, as bits; the element itself stands in `outer`.
 * @param isPage whether classes and ids are those of a page, which may call an element furniture
 */
export function regionsInside(name: string, attributes: Attributes, outer: number, isPage: boolean): number {
  const style = attributes['style'] ?? '';
  const isHidden = 'hidden' in attributes || HIDDEN_STYLE.test(style);
  if (isHidden || attributes['aria-hidden'] === 'true') return outer | IN_UNREAD;
  const own = (REGION_OF_ELEMENT.get(name) ?? 0) | (REGION_OF_ROLE.get(attributes['role'] ?? '') ?? 0);
  // The header of a page is furniture; that of an article holds its headline.
  const isPageHeader = name === 'header' && (outer & (IN_MAIN | IN_ARTICLE)) === 0;
  const named = isPage ? regionOfName(name, attributes, outer) : 0;
  const kept = (own & (IN_MAIN | IN_ARTICLE)) === 0 ? outer : outer & ~IN_NAMED_FURNITURE;
  const styled = PREFORMATTED_STYLE.test(style) ? IN_PREFORMATTED : 0;
  return kept | own | named | styled | (isPageHeader ? IN_FURNITURE : 0);
}

/** The region that the class, the id or the address of an element makes. */
function regionOfName(name: string, attributes: Attributes, outer: number): number {
  const classes = attributes['class'] ?? '';
  if (name === 'a' && attributes['href']?.includes('#') === true) {
    const isOfHeading = (outer & IN_HEADING) !== 0 && attributes['href'].startsWith('#');
    if (isOfHeading || SELF_LINK.test(classes)) return IN_SELF_LINK;
  }
  if (!NAMED_ELEMENTS.has(name)) return 0;
  const names = `${classes} ${attributes['id'] ?? ''}`;
  if (names.length < 4 || names.length > MAX_NAMES_LENGTH) return 0;
  if (CONSENT.test(names)) return IN_NAMED_FURNITURE;
  return name !== 'p' && name !== 'span' && FURNITURE.test(names) ? IN_NAMED_FURNITURE : 0;
}

/** The lines of the main text among all lines of a page. */
export function chooseMainText(lines: readonly PageLine[]): readonly PageLine[] {
  const text = lines.filter(({ regions }) => (regions & (ALL_FURNITURE | IN_FORM)) === 0);
  const main = text.filter(({ regions }) => (regions & IN_MAIN) !== 0);
  if (main.length > 0) return main;
  const articles = text.filter(({ regions }) => (regions & IN_ARTICLE) !== 0);
  if (articles.length > 0 && lengthOf(articles) >= MIN_SHARE_OF_ARTICLES * lengthOf(text)) return articles;
  if (text.length > 0) return text;
  // Some pages are one large form, some forget to close their menu.
  const forms = lines.filter(({ regions }) => (regions & ALL_FURNITURE) === 0);
  return forms.length > 0 ? forms : lines;
}

function lengthOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}
