// The properties of a document as a flat list: how documents are stored, and how they travel to another thread.

import type { Annotation, Document, Section } from './document.js';

/** For each section four values: how far it begins behind the one before, level, heading, anchor. */
export type SectionValues = readonly (number | string | null)[];

/** For each annotation three values: how far it begins behind the one before, its length, and its kind with its value. */
export type AnnotationValues = readonly (number | string)[];

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
  annotations: AnnotationValues,
];

const SECTION_WIDTH = 4;
const NO_SECTIONS: readonly Section[] = [];
const NO_VALUES: readonly never[] = [];
const ANNOTATION_WIDTH = 3;
const NO_ANNOTATIONS: readonly Annotation[] = [];
/** The first letter of what is stored of an annotation. */
const LETTERS = { bullets: 'b', numbers: 'n', code: 'c', link: 'l' } as const;
const KINDS: ReadonlyMap<string, Annotation['kind']> = new Map(
  Object.entries(LETTERS).map(([kind, letter]) => [letter, kind as Annotation['kind']]),
);

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
  annotations,
}: Document): DocumentValues {
  const flat = sections.length === 0 ? NO_VALUES : listSections(sections);
  const noted = annotations.length === 0 ? NO_VALUES : listAnnotations(annotations);
  return [id, title, text, related, url, date, language, section, source, tags, extra, other, flat, noted];
}

/** The document that has these properties: the inverse of `listValues`. */
export function documentOfValues(values: DocumentValues): Document {
  const [id, title, text, related, url, date, language, section, source, tags, ...rest] = values;
  const [extra, other, flat, noted] = rest;
  const sections = flat.length === 0 ? NO_SECTIONS : sectionsOfValues(flat);
  const annotations = noted.length === 0 ? NO_ANNOTATIONS : annotationsOfValues(noted);
  const parts = { sections, annotations };
  return { id, title, text, related, other, ...parts, url, date, language, section, source, tags, extra };
}

function listAnnotations(annotations: readonly Annotation[]): AnnotationValues {
  let before = 0;
  return annotations.flatMap(({ kind, start, length, value }) => {
    const distance = start - before;
    before = start;
    return [distance, length, LETTERS[kind] + value];
  });
}

function annotationsOfValues(values: AnnotationValues): readonly Annotation[] {
  const annotations: Annotation[] = [];
  let start = 0;
  for (let at = 0; at + ANNOTATION_WIDTH <= values.length; at += ANNOTATION_WIDTH) {
    const [distance, length, noted] = values.slice(at, at + ANNOTATION_WIDTH);
    start += Number(distance);
    const kind = KINDS.get(String(noted).charAt(0));
    if (kind !== undefined)
      annotations.push({ kind, start, length: Number(length), value: String(noted).slice(1) });
  }
  return annotations;
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
