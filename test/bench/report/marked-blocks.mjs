// Figures in a document stand between two marks and are written by a program; the text around them by hand.
//   <!-- begin figures: NAME --> ... <!-- end figures -->

/** Replaces the text of every block that `blocks` names. Throws if the document has no such block. */
export function fillBlocks(document, blocks) {
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
