// read_document: a document, or one section of it, as long as the answer may be; a cursor leads on.

import { z } from 'zod';
import type { StoredDocument } from '../../../search/engine.js';
import { beginningOf } from '../../../whole-characters.js';
import { documentNotFound } from '../document-path.js';
import { readCursor, writeCursor } from './cursor.js';
import { uriOfDocument } from './document-uri.js';
import { findFittingEnd, jsonLength, takeFitting } from './fit.js';
import { linkTo } from './list-hits.js';
import { findSection, placeSections } from './section-paths.js';
import { ANSWER_BOUNDS, declareTool, givenText, NOTICE, ToolError } from './tool.js';

const CURSOR = 'read';
/** The part of an answer that the outline may take, and the one that own fields may take. */
const OUTLINE_SHARE = 1 / 4;
const FIELDS_SHARE = 1 / 8;
const SHORT_TITLE = 200;
/** The least of the text that an answer holds, however much else there is to say. */
const MIN_TEXT = 200;

/** Reads a document or a section. */
export const readTool = declareTool({
  name: 'read_document',
  title: 'Read a document',
  description:
    'Reads the text of a document, or of one section of it by its heading path. A long text comes in parts: go on with nextCursor. The first part has an outline of all sections.',
  readsDocuments: true,
  input: z.strictObject({
    id: givenText('The id of the document, as search_documents gives it.').min(1),
    section: givenText(
      'The heading path of one section, outermost heading first: "Guide > Install > Linux". The last heading alone will do where it is the only one of its name; "#anchor" will do, too.',
    )
      .min(1)
      .optional(),
    ...ANSWER_BOUNDS,
  }),
  async run(sources, { id, section: asked, maxCharacters, cursor }) {
    const document = await sources.engine.document(id);
    if (document === null) throw documentNotFound(id);
    const section = asked === undefined ? null : findSection(document, asked);
    const { start: begin, end } = section ?? { start: 0, end: document.text.length };
    const offset = readCursor(CURSOR, cursor);
    if (offset > end - begin) throw new ToolError('cursor leads behind the end of the text.');
    const start = begin + offset;
    const { generation } = sources.engine.status();
    const link = linkTo(
      sources,
      document,
      document.sections.find((each) => each.start === section?.start) ?? null,
    );
    const isWhole = section === null && start === 0;
    const about = {
      title: beginningOf(document.title, SHORT_TITLE),
      ...(start === begin ? describe(document, maxCharacters * FIELDS_SHARE) : {}),
      ...(section === null ? {} : { section: beginningOf(section.path, SHORT_TITLE) }),
      ...(isWhole ? outlineOf(document, maxCharacters * OUTLINE_SHARE) : {}),
    };
    const head = {
      notice: NOTICE,
      id,
      uri: uriOfDocument(id),
      ...(link === null ? {} : { link }),
      generation,
      length: end - begin,
    };
    const rest = { start: end, end, untrusted: { ...about, text: '' }, nextCursor: writeCursor(CURSOR, end) };
    const room = Math.max(MIN_TEXT, maxCharacters - jsonLength({ ...head, ...rest }));
    const cut = start >= end ? end : findFittingEnd(document.text, start, end, room);
    return {
      ...head,
      start: start - begin,
      end: cut - begin,
      untrusted: { ...about, text: document.text.slice(start, cut) },
      ...(cut < end ? { nextCursor: writeCursor(CURSOR, cut - begin) } : {}),
    };
  },
});

/** What a document says of itself beside its text. */
function describe(document: StoredDocument, characters: number): object {
  const { date, language, source, section, tags, extra } = document;
  const fields = takeFitting<readonly [string, unknown]>(Object.entries(extra), characters, ([name]) => [
    beginningOf(name, 60),
    '…',
  ]);
  return {
    ...(date === null ? {} : { date }),
    ...(language === null ? {} : { language }),
    ...(source === null ? {} : { source: beginningOf(source, SHORT_TITLE) }),
    ...(section === null ? {} : { category: beginningOf(section, SHORT_TITLE) }),
    ...(tags.length === 0 ? {} : { tags: takeFitting(tags, characters, (tag) => beginningOf(tag, 60)) }),
    ...(fields.length === 0 ? {} : { fields: Object.fromEntries(fields) }),
  };
}

/** The heading paths of a document, and how many are left out. */
function outlineOf(document: StoredDocument, characters: number): object {
  const paths = placeSections(document).map(({ path }) => path);
  if (paths.length === 0) return {};
  const outline = takeFitting(paths, characters, (path) => beginningOf(path, SHORT_TITLE));
  const left = paths.length - outline.length;
  return { outline, ...(left > 0 ? { moreSections: left } : {}) };
}
