// Figures in a document stand between two marks and are written by a program; the text around them by hand.
//   <!-- begin figures: NAME --> ... <!-- end figures -->

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'oxfmt';

/** Writes figures into a document of the project and formats it. Throws as `fillBlocks` does. */
export async function fillDocument(name, blocks) {
  const file = fileURLToPath(new URL(`../../../${name}`, import.meta.url));
  const filled = fillBlocks(readFileSync(file, 'utf8'), blocks);
  const style = JSON.parse(readFileSync(new URL('../../../.oxfmtrc.json', import.meta.url), 'utf8'));
  writeFileSync(file, (await format(file, filled, style)).code);
}

/** Replaces the text of every block that `blocks` names. Throws if the document has no such block. */
function fillBlocks(document, blocks) {
  let filled = document;
  for (const [name, text] of Object.entries(blocks)) {
    const opening = `<!-- begin figures: ${name} -->`;
    const start = filled.indexOf(opening);
    const end = filled.indexOf('<!-- end figures -->', start);
    if (start < 0 || end < 0) throw new Error(`there is no block of figures named ${name}`);
    filled = `${filled.slice(0, start + opening.length)}\n\n${text.trim()}\n\n${filled.slice(end)}`;
  }
  return filled;
}
