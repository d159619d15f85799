// The properties of a document as a flat list: how documents are stored, and how they travel to another thread.

import type { Document, Section } from './document.js';

/** For each section four values: how far it begins behind the one before, level, heading, anchor. */
export type SectionValues = readonly (number | string | null)[];

/** The properties of a document as a list, in the order in which an index stores them; those that few documents have come last. */
export type DocumentValues = readonly [
  id: string,
  title: string,
  text: string,
  related: readonly string[],
  url: string | null,
  date: string | null,
  language: string | null,
  section: string | null,
  source: string | null,
  tags: readonly string[],
  extra: Readonly<Record<string, unknown>>,
  other: readonly string[],
  sections: SectionValues,
];

const SECTION_WIDTH = 4;
const NO_SECTIONS: readonly Section[] = [];
const NO_VALUES: SectionValues = [];

/** The properties of a document by their order. Each is named, for a loop over names takes many times as long. */
export function listValues({
  id,
  title,
  text,
  related,
  url,
  date,
  language,
  section,
  source,
  tags,
  extra,
  other,
  sections,
}: Document): DocumentValues {
  const flat = sections.length === 0 ? NO_VALUES : listSections(sections);
  return [id, title, text, related, url, date, language, section, source, tags, extra, other, flat];
}

/** The document that has these properties: the inverse of `listValues`. */
export function documentOfValues(values: DocumentValues): Document {
  const [id, title, text, related, url, date, language, section, source, tags, extra, other, flat] = values;
  const sections = flat.length === 0 ? NO_SECTIONS : sectionsOfValues(flat);
  return { id, title, text, related, other, sections, url, date, language, section, source, tags, extra };
}

function listSections(sections: readonly Section[]): SectionValues {
  let before = 0;
  return sections.flatMap(({ start, level, heading, anchor }) => {
    const distance = start - before;
    before = start;
    return [distance, level, heading, anchor];
  });
}

function sectionsOfValues(values: SectionValues): readonly Section[] {
  const sections: Section[] = [];
  let start = 0;
  for (let at = 0; at < values.length; at += SECTION_WIDTH) {
    const [distance, level, heading, anchor] = values.slice(at, at + SECTION_WIDTH);
    start += Number(distance);
    sections.push({
      heading: String(heading ?? ''),
      level: Number(level),
      anchor: typeof anchor === 'string' ? anchor : null,
      start,
    });
  }
  return sections;
}
