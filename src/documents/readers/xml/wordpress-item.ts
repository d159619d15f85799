// What an export of WordPress (WXR) says of an item besides what a feed says: what kind it is of, and whether it is published.

import { cleanLine } from '../../cleaning/characters.js';
import type { SkippedDocument } from '../../document.js';
import { childrenOf, textInside } from '../../markup/xml-query.js';
import type { XmlElement } from '../../markup/xml-tree.js';
import type { PassedOverKind } from '../../source/passed-over.js';

/** What WordPress and its extensions keep in the same table as pages. */
const NO_PAGES =
  /^(?:attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_.*|acf-.*|elementor_.*)$/;
const UNPUBLISHED = /^(?:auto-draft|draft|future|pending|private|trash)$/;
/** Shortcodes that stand for pictures, players and the layout of builders. */
const SHORTCODE =
  /\[\/?(?:audio|caption|contact-form[\w-]*|embed|gallery|playlist|video|et_pb_\w+|vc_\w+)(?:\s[^\]\n]{0,500})?\/?\]/g;

/** Why an item of an export is left out: it is no page, or its site does not show it. Null for an item of any other feed. */
export function findUnreadItem(
  item: XmlElement,
  drafts: boolean,
): Pick<SkippedDocument, 'reason' | 'message'> | null {
  const type = readChild(item, 'wp:post_type');
  if (type !== null && NO_PAGES.test(type)) {
    return { reason: 'passed_over', message: 'parts of a site that are no pages' satisfies PassedOverKind };
  }
  const status = readChild(item, 'wp:status');
  if (!drafts && status !== null && UNPUBLISHED.test(status)) {
    return { reason: 'draft', message: `is not published (${status}); set \`drafts\` to read drafts` };
  }
  return null;
}

/** The text of an item without shortcodes, where it is one of an export. */
export function withoutShortcodes(item: XmlElement, text: string): string {
  return readChild(item, 'wp:post_type') === null ? text : text.replace(SHORTCODE, '');
}

function readChild(item: XmlElement, name: string): string | null {
  const child = childrenOf(item).find((one) => one.name === name);
  return child === undefined ? null : cleanLine(textInside(child));
}
